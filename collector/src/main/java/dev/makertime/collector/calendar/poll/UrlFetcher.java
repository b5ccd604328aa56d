package dev.makertime.collector.calendar.poll;

import dev.makertime.collector.outbound.MetadataAddresses;
import dev.makertime.collector.outbound.SafeHttp;
import dev.makertime.collector.reading.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Client that fetches a feed by HTTP, or a file from disk, of up to 50 MiB; follows no redirects.
 */
public final class UrlFetcher {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LARGEST = 50 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Clock clock;

  public UrlFetcher(Clock clock) {
    this.clock = clock;
  }

  /** Makes a fetcher of one address. */
  public FeedFetcher at(URI address) {
    return since -> fetch(address, since);
  }

  /**
   * Fetches, unless nothing has changed since the cursor's answer.
   *
   * @return empty when it has not changed
   * @throws IOException when there is no answer, or another than 200 or 304
   */
  public Optional<Payload> fetch(URI address, FeedCursor since)
      throws IOException, InterruptedException {
    return "file".equals(address.getScheme())
        ? Optional.of(fromDisk(Path.of(address)))
        : overHttp(address, since);
  }

  private Payload fromDisk(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Payload(Map.of(), limited(in), clock.instant());
    }
  }

  private Optional<Payload> overHttp(URI address, FeedCursor since)
      throws IOException, InterruptedException {
    MetadataAddresses.refuse(address);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    if (since.etag() != null) {
      request.header("If-None-Match", since.etag());
    }
    if (since.lastModified() != null) {
      request.header("If-Modified-Since", since.lastModified());
    }
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() == 304) {
        return Optional.empty();
      }
      if (response.statusCode() != 200) {
        throw new IOException("it answered " + response.statusCode());
      }
      Map<String, String> headers = new HashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
      return Optional.of(new Payload(headers, limited(body), clock.instant()));
    }
  }

  private static byte[] limited(InputStream in) throws IOException {
    return SafeHttp.read(in, LARGEST);
  }
}
