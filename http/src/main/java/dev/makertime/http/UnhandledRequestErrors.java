package dev.makertime.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that reach no handler, such as malformed ones, with problem documents. */
final class UnhandledRequestErrors extends ErrorHandler {
  private static final Map<Integer, String> DETAILS =
      Map.of(
          400, "this is not a request of HTTP/1.1",
          408, "the request came too slowly",
          413, "the body is too large",
          414, "the address is too long",
          431, "the headers are too large",
          505, "only HTTP/1.0 and HTTP/1.1 are spoken here");

  private final Refusal.Counter counter;

  UnhandledRequestErrors(Refusal.Counter counter) {
    this.counter = counter;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  /** A malformed request has no path that could be counted. */
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String detail = DETAILS.getOrDefault(status, otherwise(status));
    new Refusal(status, HttpStatus.getMessage(status), detail, false)
        .answer(request, response, callback, (path, refusal) -> counter.refused("", refusal));
  }

  private static String otherwise(int status) {
    return status < 500
        ? "the request cannot be answered"
        : "something unexpected happened; the log says what";
  }
}
