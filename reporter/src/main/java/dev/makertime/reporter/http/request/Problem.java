package dev.makertime.reporter.http.request;

import dev.makertime.analysis.privacy.PrivacySettings;
import io.javalin.http.Context;
import java.util.Map;

/** A request that is not answered, as an RFC 9457 problem. */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1;
  private static final String TYPE = "application/problem+json";

  private final int status;

  private Problem(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** The question is wrong. */
  public static Problem question(String detail) {
    return new Problem(400, detail);
  }

  /** Nobody knows who asks. */
  public static Problem unknown() {
    return new Problem(401, "log in, or send a token: Authorization: Bearer …");
  }

  /** Who asks must not know. */
  public static Problem forbidden(String detail) {
    return new Problem(403, detail);
  }

  /**
   * It would be of too few people.
   *
   * @param why with a place for how many are enough
   */
  public static Problem withheld(String why, PrivacySettings privacy) {
    return forbidden("withheld: " + why.formatted(privacy.minimumGroup()));
  }

  /** Who asks has to wait. */
  public static Problem tooMany(String detail) {
    return new Problem(429, detail);
  }

  /** It may work in a moment. */
  public static Problem later(String detail) {
    return new Problem(503, detail);
  }

  public boolean isUnknown() {
    return status == 401;
  }

  public static void answer(Problem problem, Context ctx) {
    if (problem.status == 401) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    ctx.status(problem.status)
        .json(
            Map.of(
                "type",
                "about:blank",
                "title",
                title(problem.status),
                "status",
                problem.status,
                "detail",
                String.valueOf(problem.getMessage())))
        .contentType(TYPE);
  }

  /** Answers where the server has found that it cannot, without words of ours. */
  public static void explain(Context ctx, int status) {
    String type = ctx.res().getContentType();
    if (type == null || !type.startsWith(TYPE)) {
      answer(new Problem(status, detail(status)), ctx);
    }
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "there is no such page or resource";
      case 405 -> "this method is not allowed here";
      case 413 -> "the body is too large";
      default -> "an unexpected error; see the log";
    };
  }

  private static String title(int status) {
    return switch (status) {
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 413 -> "Too large";
      case 500 -> "Internal error";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 429 -> "Too many requests";
      case 503 -> "Service unavailable";
      default -> "Bad request";
    };
  }
}
