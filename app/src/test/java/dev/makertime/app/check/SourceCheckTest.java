package dev.makertime.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.makertime.app.config.ConfigurationFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCheckTest {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/me/api/json", "{\"id\": \"reader\"}",
          "/api/json", "{\"jobs\": [{\"fullName\": \"etl\"}]}",
          "/api/v4/user", "{\"username\": \"bot\"}",
          "/api/v4/version", "{\"version\": \"17.5.1\"}",
          "/api/v4/projects/data%2Fchurn",
              "{\"id\": 7, \"path_with_namespace\": \"data/churn\", \"web_url\":"
                  + " \"http://g/data/churn\"}",
          "/api/v4/projects/7/pipelines", "[]");

  @TempDir Path directory;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String answer = ANSWERS.get(exchange.getRequestURI().getRawPath());
          byte[] body = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              answer == null ? 404 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void of_each_source_it_says_what_it_can_read_and_what_is_missing() throws Exception {
    Files.writeString(directory.resolve("ana.ics"), "BEGIN:VCALENDAR\nEND:VCALENDAR\n");
    Files.writeString(
        directory.resolve("bare.ics"),
        "BEGIN:VCALENDAR\n"
            + "BEGIN:VEVENT\n"
            + "UID:1\n"
            + "DTSTART:20260101T090000Z\n"
            + "END:VEVENT\n"
            + "END:VCALENDAR\n");
    List<SourceCheck.Result> results =
        check(
            """
            - {type: jenkins, url: "URL", user: reader, token: t}
            - {type: gitlab, url: "URL", token: t, projects: [data/churn], secrets: [a, b]}
            - {type: gitlab, name: other, url: "URL", token: t, projects: [data/none]}
            - {type: airflow, url: "http://127.0.0.1:1", user: u, password: p}
            - {type: ical, file: ana.ics, owner: "email:ana@example.com"}
            - {type: ical, name: gone, file: gone.ics, owner: "email:bo@example.com"}
            - {type: ical, name: bare, file: bare.ics, owner: "email:bo@example.com"}
            """);

    assertThat(results)
        .extracting(one -> (one.isFine() ? "+ " : "- ") + one.name() + ": " + one.line())
        .startsWith(
            "+ jenkins: as reader, 1 job",
            "+ gitlab: GitLab 17.5.1 as bot, 1 project; GraphQL does not answer: manual"
                + " jobs are known only if another person than the pipeline's author played them",
            "+ gitlab: waits for webhooks at /webhooks/gitlab, authenticated by 2 secrets",
            ("- other: 127.0.0.1: not available: the project data/none: it answered 404 at"
                    + " http://127.0.0.1:%d/api/v4/projects/data%%2Fnone")
                .formatted(server.getAddress().getPort()),
            "- airflow: no server answers at 127.0.0.1: is its url right?",
            "+ ical: the calendar can be read")
        .hasSize(8);
    assertThat(results.get(6).isFine()).isFalse();
    assertThat(results.get(7).line()).contains("it names no attendees");
  }

  @Test
  void a_calendar_that_is_not_there_is_named_without_its_secret() throws Exception {
    String line =
        check("- {type: ical, url: \"URL/ana/private-0123456789abcdef/b.ics?key=s\"}")
            .get(0)
            .line();

    assertThat(line)
        .isEqualTo(
            "http://127.0.0.1:%d/ana/priv…/b.ics?…: it answered 404"
                .formatted(server.getAddress().getPort()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"root:x:0:0:root:/root:/bin/sh\n", "\u001f\u008b\b", "", "{}"})
  void what_is_no_calendar_is_refused_as_read_refuses_it(String content) throws Exception {
    Files.writeString(directory.resolve("ana.ics"), content);

    SourceCheck.Result result =
        check("- {type: ical, file: ana.ics, owner: \"email:ana@example.com\"}").get(0);

    assertThat(result.isFine()).as(result.line()).isFalse();
    assertThat(result.line()).startsWith("the file: ");
  }

  @Test
  void a_secret_that_goes_over_plain_http_to_another_machine_is_said() throws Exception {
    String sources =
        """
        - {type: jenkins, url: "http://ci.invalid", user: reader, token: t}
        - {type: jenkins, name: near, url: "URL", user: reader, token: t}
        - {type: ical, url: "http://cal.invalid/private/b.ics", owner: "email:ana@example.com"}
        """;

    List<SourceCheck.Result> results = check(sources);

    assertThat(results)
        .extracting(one -> one.line().contains("goes over plain http to"))
        .containsExactly(true, false, true);
  }

  private List<SourceCheck.Result> check(String sources) throws Exception {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Path file = directory.resolve("makertime.yaml");
    Files.writeString(
        file, "organization: o.yaml\nsources:\n" + sources.replace("URL", url).indent(2));
    return SourceCheck.all(ConfigurationFile.read(file, Map.of()), Clock.systemUTC());
  }
}
