package dev.makertime.collector.http;

import java.util.Map;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what no handler of ours is asked about, such as malformed requests, as problems. */
public final class ServerErrors extends ErrorHandler {
  private static final Map<Integer, String> DETAILS =
      Map.of(
          400, "this is not a request of HTTP/1.1",
          408, "the request came too slowly",
          413, "the body is too large",
          414, "the address is too long",
          431, "the headers are too large",
          505, "only HTTP/1.0 and HTTP/1.1 are spoken here");

  private final IntConsumer refused;

  /**
   * For a server.
   *
   * @param refused is told each status that is answered
   */
  public ServerErrors(IntConsumer refused) {
    this.refused = refused;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    refused.accept(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    String text =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}"""
            .formatted(
                HttpStatus.getMessage(status), status, DETAILS.getOrDefault(status, otherwise(status)));
    Content.Sink.write(response, true, text, callback);
  }

  private static String otherwise(int status) {
    return status < 500
        ? "the request cannot be answered"
        : "something unexpected happened; the log says what";
  }
}
