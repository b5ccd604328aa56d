package dev.makertime.app.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.git.GitHook;
import dev.makertime.model.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real git with Git LFS notes of its commands, and what the script sends of it. */
class GitNotesTest {
  @TempDir Path directory;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile int answer = 202;
  private Wrapping wrapping;
  private Path traces;
  private HttpServer collector;

  @BeforeEach
  void start() throws Exception {
    Wrapping.needs("git", "git-lfs", "curl", "awk");
    wrapping = new Wrapping(directory);
    traces = Files.createDirectory(directory.resolve("traces"));
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(body);
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    collector.start();
    wrapping.settings(
        "git = http://127.0.0.1:%d/webhooks/git\ntoken = t\n"
            .formatted(collector.getAddress().getPort()));
    wrapping.environment.put("MAKERTIME_GIT_TRACES", traces.toString());
    wrapping.environment.put("MAKERTIME_MINIMUM", "0");
    wrapping.environment.put("HOME", directory.toString());
    wrapping.environment.put("GIT_CONFIG_NOSYSTEM", "1");
    wrapping.environment.put("GIT_TRACE2_EVENT", traces.toString());
    wrapping.environment.put("GIT_TRACE2_CONFIG_PARAMS", "user.email");
  }

  @AfterEach
  void stop() {
    if (collector != null) {
      collector.stop(0);
    }
  }

  @Test
  void commands_of_a_real_git_are_sent_once_with_large_files_told_apart() throws Exception {
    repository();
    forget();
    shell("cd canary-parent/churn && git commit -q -m canary-message && git push -q origin HEAD");
    shell("cd canary-parent/churn && git checkout -q canary-nothing || true");

    assertThat(send().code()).isZero();

    assertThat(String.join("", received)).doesNotContain("canary");
    assertThat(runs())
        .contains(
            "churn#lfs git-commit COMMAND email:ana@example.com SUCCESS",
            "churn#lfs git-push COMMAND email:ana@example.com SUCCESS",
            "churn git-checkout COMMAND email:ana@example.com FAILED");
    assertThat(files()).isEmpty();
    assertThat(send()).isEqualTo(new Wrapping.Ended("commands of git sent: 0\n", 0));
  }

  @Test
  void what_cannot_be_sent_stays_until_it_can() throws Exception {
    shell("git init -q some");
    List<Path> noted = files();
    answer = 503;

    assertThat(send().code()).isEqualTo(1);
    assertThat(files()).isEqualTo(noted).isNotEmpty();
    answer = 202;
    assertThat(send().printed()).isEqualTo("commands of git sent: 1\n");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_command_that_runs_is_left_and_one_without_an_end_is_sent_after_a_day() throws Exception {
    String session = "%s-H0a7c9cdf-P00000da9";
    String now = Instant.now().toString().replaceAll("[-:]|\\..*|Z", "") + ".000000Z";
    trace(session.formatted(now));
    trace(session.formatted("20260615T100000.000000Z"));

    assertThat(send().printed()).isEqualTo("commands of git sent: 1\n");

    assertThat(received).singleElement().asString().contains("20260615T100000").doesNotContain(now);
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(session.formatted(now));
  }

  @Test
  void short_commands_never_leave_the_machine() throws Exception {
    wrapping.environment.put("MAKERTIME_MINIMUM", "60");
    shell("git init -q some");

    assertThat(send().printed()).isEqualTo("commands of git sent: 0\n");

    assertThat(received).isEmpty();
    assertThat(files()).isEmpty();
  }

  private void trace(String session) throws IOException {
    Files.writeString(
        traces.resolve(session),
        """
        {"event":"version","sid":"%1$s","time":"2026-06-15T10:00:00.000000Z","evt":"3"}
        {"event":"cmd_name","sid":"%1$s","time":"2026-06-15T10:00:01.000000Z","name":"fetch"}
        """
            .formatted(session));
  }

  private void repository() throws Exception {
    shell(
        "git config --global user.email ana@example.com && git config --global user.name Ana"
            + " && git lfs install --skip-repo && git init -q --bare canary-remote.git"
            + " && mkdir canary-parent && git clone -q ./canary-remote.git canary-parent/churn"
            + " && cd canary-parent/churn && git lfs track '*.bin' && head -c 100000 /dev/zero >data.bin"
            + " && git add .gitattributes data.bin");
  }

  private void forget() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  private void shell(String line) throws Exception {
    Wrapping.Ended ended =
        wrapping.run("bash", "-c", "cd '" + directory + "' && { " + line + "; } 2>&1; exit $?");
    assertThat(ended.code()).as(ended.printed()).isZero();
  }

  private Wrapping.Ended send() throws Exception {
    return wrapping.run(Wrapping.DIRECTORY.resolve("wrap").toString(), "--git");
  }

  private List<String> runs() {
    GitHook hook = new GitHook("git", List.of("t"), Duration.ZERO);
    return received.stream()
        .map(body -> new Payload(Map.of(), body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH))
        .map(hook::read)
        .flatMap(
            reading ->
                reading instanceof Reading.Found found ? found.runs().stream() : Stream.<Run>of())
        .map(
            run ->
                "%s %s %s %s %s"
                    .formatted(run.subject(), run.job(), run.trigger(), run.who(), run.status()))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(traces)) {
      return files.sorted().toList();
    }
  }
}
