package dev.makertime.http;

import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answer to a request that is refused before any handler sees it, as an RFC 9457 problem.
 *
 * @param detail without quotation marks
 * @param comeAgain whether the same may be answered in a second
 */
public record Refusal(int status, String title, String detail, boolean comeAgain) {

  /** Counts refusals. */
  @FunctionalInterface
  public interface Counter {
    void refused(String path, Refusal refusal);
  }

  /** Makes the refusal of a body that is too large. */
  public static Refusal tooLarge(long cap) {
    return new Refusal(
        413, "Too large", "the body exceeds the limit of %d bytes".formatted(cap), false);
  }

  static Refusal tooMany(String detail) {
    return new Refusal(503, "Too many connections", detail, true);
  }

  boolean answer(Request request, Response response, Callback callback, Counter counter) {
    counter.refused(Request.getPathInContext(request), this);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    if (comeAgain) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
    }
    Content.Sink.write(response, true, json(), callback);
    return true;
  }

  String json() {
    return """
    {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"urn:uuid:%s"}\
    """
        .formatted(title, status, detail, UUID.randomUUID());
  }
}
