package dev.makertime.collector.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Protects outgoing HTTP requests: same server, bounded and timed reading. */
public final class SafeHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SafeHttp() {}

  /**
   * Resolves a link of an answer, which must lead to the same server: same scheme, host and port.
   * So credentials go nowhere else. Links that some servers do not escape are accepted.
   *
   * @throws IOException when the link leads elsewhere, or is none; the message does not quote it,
   *     as it may hold a title
   */
  public static URI sameServer(URI base, String href) throws IOException {
    URI address;
    try {
      address = base.resolve(escaped(href));
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer has an invalid link", e.getCause());
    }
    if (address.getRawAuthority() == null
        || !address.getRawAuthority().equals(base.getRawAuthority())
        || !String.valueOf(address.getScheme()).equalsIgnoreCase(base.getScheme())) {
      throw new IOException(
          "it leads to another server: %s://%s"
              .formatted(address.getScheme(), address.getRawAuthority()));
    }
    return address;
  }

  private static String escaped(String href) {
    StringBuilder text = new StringBuilder();
    for (byte one : href.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = one > ' ' && one < 127 && "\"<>\\^`{|}".indexOf(one) < 0;
      text.append(plain ? String.valueOf((char) one) : "%%%02X".formatted(one));
    }
    return text.toString();
  }

  /** Makes a client that follows no redirect by itself, and gives up a connection after 5 s. */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(5))
        .version(HttpClient.Version.HTTP_1_1) // an upgrade costs uvicorn the body
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /**
   * Reads a body, and gives up when it stalls: the timeout of a request ends with its headers.
   *
   * @param most the largest body, in bytes
   * @throws IOException when it stalls or is larger
   */
  public static byte[] read(InputStream body, int most) throws IOException {
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    try (body) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("the answer is larger than %d MiB".formatted(most >> 20));
      }
      return bytes;
    } finally {
      deadline.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
