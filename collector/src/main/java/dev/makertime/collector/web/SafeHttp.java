package dev.makertime.collector.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What everything that asks over HTTP is careful about. */
public final class SafeHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SafeHttp() {}

  /**
   * An address that an answer names, on the server that was asked: same scheme, same host, same
   * port, so that what authorizes us goes nowhere else. Some servers do not escape what they name.
   *
   * @throws IOException when it is elsewhere, or no address at all; it may hold a title, so the
   *     message does not
   */
  public static URI sameServer(URI base, String href) throws IOException {
    URI address;
    try {
      address = base.resolve(escaped(href));
    } catch (IllegalArgumentException e) {
      throw new IOException("an answer with an address that is none", e.getCause());
    }
    if (address.getRawAuthority() == null
        || !address.getRawAuthority().equals(base.getRawAuthority())
        || !String.valueOf(address.getScheme()).equalsIgnoreCase(base.getScheme())) {
      throw new IOException(
          "the next page is on another server: %s://%s"
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

  /**
   * Refuses addresses at which there are no tools, but secrets of cloud machines.
   *
   * @throws IOException when the host is one of them, or unknown
   */
  public static void refuseLinkLocal(URI address) throws IOException {
    for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
      if (one.isLinkLocalAddress()) {
        throw new IOException("its address is link-local: " + one.getHostAddress());
      }
    }
  }

  /**
   * Reads a body, and gives up when it stalls: a request's own time limit ends with the headers.
   *
   * @throws IOException when it stalls or is larger than so many bytes
   */
  public static byte[] read(InputStream body, int most) throws IOException {
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    try (body) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("an answer larger than %d MiB".formatted(most >> 20));
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
