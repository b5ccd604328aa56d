package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.reporter.oidc.IdentityProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route that is registered, asked by everybody, in every spelling: a route without an
 * expected access fails.
 */
class AccessMatrixTest {
  /** Of others' days and names: rui is seen by nobody but whoever is at the machine. */
  private static final String SECRET = "\"person\":\"rui\"";

  /** What an unknown caller may be told where a known one is answered. */
  private static final Set<Integer> REFUSALS = Set.of(303, 400, 401, 403, 404, 405, 422, 429, 501);

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path directory;
  private Served served;
  private Map<String, String[]> callers = Map.of();

  private record Answer(int status, String body) {}

  @BeforeEach
  void start() throws Exception {
    served = Served.guarded(directory, new IdentityProvider(nobody(), Clock.systemUTC()));
    Files.writeString(served.grants, "[]");
    served.take(ServedDays.all());
    callers = Callers.of(served);
  }

  private static IdentityProvider.Settings nobody() {
    return new IdentityProvider.Settings(
        URI.create("http://127.0.0.1:1"),
        "makertime",
        "secret",
        URI.create("http://127.0.0.1:8080/login/oidc/callback"),
        "email");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void every_route_has_an_expected_access() {
    Set<String> expected = new TreeSet<>();
    ExpectedAccess.all().forEach(one -> expected.add(one.route()));

    assertThat(served.routes()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everybody_is_answered_as_is_expected() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (ExpectedAccess expected : ExpectedAccess.all()) {
      for (String caller : callers.keySet()) {
        Answer answer = ask(caller, expected.method(), expected.path(), expected.body());
        int status = answer.status() == 429 && isGuess(caller) ? 401 : answer.status();
        if (status != expected.of(caller) || leaks(caller, answer)) {
          wrong.add("%s: %s is answered %d".formatted(expected.question(), caller, status));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void no_spelling_of_a_path_opens_what_is_closed() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (ExpectedAccess expected : ExpectedAccess.all()) {
      for (Map.Entry<String, String> trick : PathTricks.of(expected.path()).entrySet()) {
        for (String caller : callers.keySet()) {
          Answer answer = ask(caller, expected.method(), trick.getValue(), expected.body());
          boolean may = expected.of(caller) < 300 || caller.equals("machine");
          if ((!may && !REFUSALS.contains(answer.status()) && !isOpen(trick.getValue(), answer))
              || answer.status() >= 500
              || leaks(caller, answer)) {
            wrong.add("%s as %s: %d".formatted(trick.getValue(), caller, answer.status()));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void no_other_method_opens_what_is_closed() throws Exception {
    Set<String> routes = served.routes();
    List<String> wrong = new ArrayList<>();
    for (ExpectedAccess expected : ExpectedAccess.all()) {
      for (String method : METHODS) {
        String route =
            expected.route().replaceFirst("^\\S+", method.equals("HEAD") ? "GET" : method);
        if (routes.contains(route)) {
          continue;
        }
        for (String caller : callers.keySet()) {
          Answer answer = ask(caller, method, expected.path(), expected.body());
          if (!REFUSALS.contains(answer.status()) || leaks(caller, answer)) {
            wrong.add(
                "%s %s as %s: %d".formatted(method, expected.path(), caller, answer.status()));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** A spelling that ends at a path which is open to all shows nothing but that. */
  private static boolean isOpen(String path, Answer answer) {
    return answer.status() == 200
        && (answer.body().equals("live\n") || answer.body().contains("<title>makertime: log in"))
        && path.contains("login");
  }

  private static boolean isGuess(String caller) {
    return List.of("guess", "revoked", "expired").contains(caller);
  }

  private static boolean leaks(String caller, Answer answer) {
    return !caller.equals("machine") && answer.body().contains(SECRET);
  }

  /** A connection that the server was just closing is no answer: then it is asked once more. */
  private HttpResponse<InputStream> send(HttpRequest request) throws Exception {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }
  }

  private Answer ask(String caller, String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(served.uri(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    String[] headers = callers.getOrDefault(caller, new String[0]);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> answer = send(request.build());
    try (InputStream in = answer.body()) {
      boolean isEndless =
          answer.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
      byte[] bytes = isEndless ? new byte[0] : in.readAllBytes();
      return new Answer(answer.statusCode(), new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
