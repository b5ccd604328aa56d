package dev.makertime.collector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.outbound.MetadataAddresses;
import dev.makertime.collector.outbound.SafeHttp;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Client of an API over HTTP. Rate limits (429, and GitHub's 403 with {@code x-ratelimit-reset})
 * and failures of the server are waited out, an expired login is renewed once. No other host than
 * the configured one gets requests, whatever an answer says: a permanent redirect is followed on
 * the same server alone, and the next page must be there too.
 */
public final class HttpApi implements Api {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST = 50 << 20;
  private static final int TRIES = 6;
  private static final int MOVES = 3;
  private static final Set<Integer> MOVED = Set.of(301, 308);
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  /** GitHub has 409 of what is empty, 422 of a commit that is no more, 451 of what is barred. */
  private static final Set<Integer> ABSENT = Set.of(403, 404, 405, 409, 410, 422, 451);

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*\\brel=\"?next\"?");

  /** Waits between two attempts; tests do not. */
  public interface Pause {
    void pause(Duration time) throws InterruptedException;
  }

  private final HttpClient http = SafeHttp.client();
  private final URI base;
  private final ApiLogin login;
  private final Clock clock;
  private final Pause pause;
  private final Duration longest;
  private final Map<String, String> headers;

  /**
   * Makes a client.
   *
   * @param base where all paths begin
   * @param longest wait at once; after a longer one the next poll tries again
   */
  public HttpApi(URI base, ApiLogin login, Clock clock, Pause pause, Duration longest) {
    this(base, login, clock, pause, longest, Map.of());
  }

  private HttpApi(
      URI base,
      ApiLogin login,
      Clock clock,
      Pause pause,
      Duration longest,
      Map<String, String> headers) {
    this.headers = Map.copyOf(headers);
    String text = base.toString();
    this.base = text.endsWith("/") ? base : URI.create(text + "/");
    this.login = login;
    this.clock = clock;
    this.pause = pause;
    this.longest = longest;
  }

  /** Makes a client that waits up to five minutes when a rate limit says so. */
  public static HttpApi of(URI base, ApiLogin login, Clock clock) {
    return new HttpApi(
        base, login, clock, time -> Thread.sleep(time.toMillis()), Duration.ofMinutes(5));
  }

  /** The same, with more headers in each request. */
  public HttpApi with(Map<String, String> more) {
    return new HttpApi(base, login, clock, pause, longest, more);
  }

  @Override
  public Answer get(String path) throws IOException, InterruptedException {
    return exchange(HttpRequest.newBuilder(at(path)).GET());
  }

  /** Resolves a path; some answers name the next page by its whole address. */
  private URI at(String path) throws IOException {
    return SafeHttp.sameServer(base, path);
  }

  @Override
  public JsonNode post(String path, JsonNode json) throws IOException, InterruptedException {
    BodyPublisher body = BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(json));
    return exchange(
            HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json").POST(body))
        .body();
  }

  private Answer exchange(HttpRequest.Builder builder) throws IOException, InterruptedException {
    boolean renewed = false;
    int moves = 0;
    for (int attempt = 1; ; attempt++) {
      HttpResponse<InputStream> response = send(builder);
      Duration wait;
      try (InputStream body = response.body()) {
        int status = response.statusCode();
        if (status / 100 == 2) {
          return answer(response, body);
        }
        if (follows(response) && moves++ < MOVES) {
          builder.uri(SafeHttp.sameServer(response.uri(), location(response)));
          continue;
        }
        if ((status == 401 || status == 403) && !renewed && login.renew()) {
          renewed = true;
          continue;
        }
        Optional<Duration> limited = toldToWait(response);
        if (limited.isEmpty() && !PASSING.contains(status)) {
          throw refused(status, response.uri());
        }
        wait = limited.orElse(Duration.ofSeconds(1L << attempt));
        if (attempt == TRIES || wait.compareTo(longest) > 0) {
          throw new Refused(
              status,
              "it answered %d, and still does, at %s".formatted(status, shown(response.uri())));
        }
      }
      pause.pause(wait);
    }
  }

  /** A renamed project has moved; nothing that is posted is sent twice. */
  private static boolean follows(HttpResponse<?> response) {
    return MOVED.contains(response.statusCode())
        && response.request().method().equals("GET")
        && !location(response).isEmpty();
  }

  private static String location(HttpResponse<?> response) {
    return response.headers().firstValue("location").orElse("");
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder builder)
      throws IOException, InterruptedException {
    MetadataAddresses.refuse(base);
    ApiLogin.Header header = login.header();
    HttpRequest.Builder copy = builder.copy();
    headers.forEach(copy::setHeader);
    HttpRequest request =
        copy.timeout(PATIENCE)
            .setHeader(header.name(), header.value())
            .header("Accept", "application/json")
            .build();
    return http.send(request, BodyHandlers.ofInputStream());
  }

  private Answer answer(HttpResponse<InputStream> response, InputStream body) throws IOException {
    byte[] bytes = SafeHttp.read(body, LARGEST);

    try {
      return new Answer(AnswerJson.read(bytes), next(response));
    } catch (JsonProcessingException e) {
      throw new Refused(
          response.statusCode(),
          "an answer that is not JSON at %s: %s"
              .formatted(shown(response.uri()), FailureText.of(e)));
    }
  }

  private @Nullable String next(HttpResponse<?> response) throws IOException {
    for (String link : response.headers().allValues("link")) {
      Matcher matcher = NEXT.matcher(link);
      if (matcher.find()) {
        URI next = SafeHttp.sameServer(response.uri(), matcher.group(1));
        return next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
      }
    }
    return null;
  }

  private Optional<Duration> toldToWait(HttpResponse<?> response) {
    int status = response.statusCode();
    if (status != 429 && status != 503 && status != 403) {
      return Optional.empty();
    }
    Optional<Long> seconds = number(response, "retry-after");
    if (seconds.isPresent()) {
      return seconds.map(Duration::ofSeconds);
    }
    boolean used = number(response, "x-ratelimit-remaining").filter(left -> left == 0).isPresent();
    return number(response, "x-ratelimit-reset")
        .filter(reset -> status == 429 || used)
        .map(reset -> Duration.between(clock.instant(), Instant.ofEpochSecond(reset)))
        .map(wait -> wait.isNegative() ? Duration.ofSeconds(1) : wait.plusSeconds(1));
  }

  private static Optional<Long> number(HttpResponse<?> response, String header) {
    return response
        .headers()
        .firstValue(header)
        .filter(text -> text.matches("\\d{1,12}"))
        .map(Long::valueOf);
  }

  private static IOException refused(int status, URI at) {
    if (ABSENT.contains(status)) {
      return new Absent(status, "it answered %d at %s".formatted(status, shown(at)));
    }
    return status == 401
        ? new IOException("it does not accept the token (401)")
        : new Refused(status, "it answered %d at %s".formatted(status, shown(at)));
  }

  /** Without a query, which may hold more than an address. */
  private static String shown(URI at) {
    return "%s://%s%s".formatted(at.getScheme(), at.getRawAuthority(), at.getRawPath());
  }
}
