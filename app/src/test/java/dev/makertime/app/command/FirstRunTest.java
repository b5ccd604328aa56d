package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.Child;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.gitlab.SyntheticGitLab;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Json;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code makertime run} without a configuration, as a browser leads through it. */
class FirstRunTest {
  private static final Pattern SETUP =
      Pattern.compile("setup +(http://127\\.0\\.0\\.1:\\d+)(/\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @TempDir Path directory;

  @Test
  void a_token_from_the_terminal_leads_from_nothing_to_a_running_makertime() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    SyntheticGitLab gitLab =
        new SyntheticGitLab(5, 2, 40, today.minusDays(20), today.minusDays(1), 1);
    Path out = directory.resolve("it");
    try (ToolServer server = new ToolServer(gitLab);
        Child run =
            Child.start(
                directory.resolve("run.log"),
                Map.of(),
                "run",
                "--out",
                out.toString(),
                "--setup-port",
                "0")) {
      Matcher setup = Await.read(PATIENCE, () -> SETUP.matcher(run.output()), Matcher::find);
      String at = setup.group(1);

      assertThat(get(at + "/setup/state").statusCode()).as("without the token").isEqualTo(403);
      assertThat(get(at + setup.group(2)).statusCode()).isEqualTo(200);
      assertThat(get(at + "/").body()).contains("First contact");
      assertThat(HttpClient.newHttpClient().send(request(at + setup.group(2)), text()).statusCode())
          .as("the token is good once")
          .isEqualTo(403);

      post(at + "/setup/ask", asked(server.url().toString(), "wrong"));
      assertThat(state(at, "ASK").path("problem").asText()).contains("does not accept the token");
      post(at + "/setup/ask", asked(server.url().toString(), SyntheticGitLab.TOKEN));
      JsonNode review = state(at, "REVIEW");
      assertThat(review.path("organization").asText()).contains("# guess:");
      assertThat(review.toString()).doesNotContain(SyntheticGitLab.TOKEN);

      post(
          at + "/setup/write",
          Json.MAPPER.writeValueAsString(
              Map.of(
                  "organization", review.path("organization").asText(),
                  "makertime",
                      review
                          .path("makertime")
                          .asText()
                          .replace(
                              "sources:", "collector: {port: 0}\nreporter: {port: 0}\nsources:"),
                  "calendars", Map.of())));

      assertThat(Await.until(PATIENCE, () -> run.output().contains("reporter  http://")))
          .as(run.output())
          .isTrue();
      Path token = out.resolve("secrets/GITLAB_TOKEN");
      assertThat(token).hasContent(SyntheticGitLab.TOKEN);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
          .isEqualTo("rw-------");
      assertThat(out.resolve("makertime.yaml")).content().doesNotContain(SyntheticGitLab.TOKEN);
      assertThat(run.output()).contains("GITLAB_TOKEN_FILE=").doesNotContain(SyntheticGitLab.TOKEN);
    }
  }

  private JsonNode state(String at, String step) throws Exception {
    return Await.read(
        PATIENCE,
        () -> Json.MAPPER.readTree(get(at + "/setup/state").body()),
        state -> state.path("step").asText().equals(step));
  }

  private static String asked(String url, String token) throws Exception {
    return Json.MAPPER.writeValueAsString(
        Map.of("tool", "gitlab", "url", url, "of", SyntheticGitLab.GROUP, "token", token));
  }

  private HttpResponse<String> get(String url) throws Exception {
    return browser.send(request(url), text());
  }

  private void post(String url, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(browser.send(request, text()).statusCode()).isEqualTo(200);
  }

  private static HttpRequest request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }
}
