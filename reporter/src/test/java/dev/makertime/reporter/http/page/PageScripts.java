package dev.makertime.reporter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs the dashboard's modules in Node, without a browser. */
final class PageScripts {
  /** A script that defines {@code week}, of which some seconds out of ten are known. */
  static final String WEEKS =
      "const time = (known) => ({ known, partial: 0, unknown: 10 - known });"
          + "const week = (monday, meetings, tools, of) => ({ week: monday, monday, period: {"
          + " days: 5, leftOut: 0, people: 6,"
          + " known: { meetings: time(meetings), tools: time(tools),"
          + " both: time(Math.min(meetings, tools)) },"
          + " sums: { available: 144000, meeting: 7200, manual: 3600, queue: 0, run: 0, resume: 0,"
          + " technical: 90000, focus: 0, rest: 0, waitUpper: 0, afterHours: 0, ...of } } });";

  private static final Path SCRIPTS =
      Path.of("src/main/resources/dev/makertime/reporter/http").toAbsolutePath();
  private static final String HTM = "/META-INF/resources/_static/htm/3.1.1/dist/htm.umd.js";

  private final Path directory;

  /** Copies the modules to where Node takes them for modules; skips the test without Node. */
  PageScripts(Path directory) throws IOException {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(part -> Files.isExecutable(Path.of(part, "node"))),
        "needs Node: apt-get install nodejs");
    this.directory = directory;
    Files.writeString(directory.resolve("package.json"), "{\"type\":\"module\"}");
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.filter(one -> one.toString().endsWith(".js")).toList()) {
        Files.copy(script, directory.resolve(script.getFileName()));
      }
    }
    copy(HTM, "htm.cjs");
    copy("page.mjs", "page.mjs");
  }

  private void copy(String resource, String to) throws IOException {
    try (InputStream from = PageScripts.class.getResourceAsStream(resource)) {
      Files.copy(Objects.requireNonNull(from, resource), directory.resolve(to));
    }
  }

  /**
   * Runs a script after the imports it needs.
   *
   * @param names what it takes from a module, such as {@code {Trend}}
   * @param body its last statement returns the answer
   */
  String run(String module, String names, String body) throws Exception {
    Path script = directory.resolve("test.mjs");
    Files.writeString(
        script,
        """
        import { textOf, drawn } from './page.mjs';
        const common = await import('./common.js');
        const { html } = common;
        common.know({ minimumGroup: 5, roles: [] });
        const %s = await import('./%s.js');
        process.stdout.write(String((() => { %s })()));
        """
            .formatted(names, module, body));
    Process node =
        new ProcessBuilder("node", script.toString()).directory(directory.toFile()).start();
    node.getOutputStream().close();
    String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String complaint = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(complaint).isEmpty();
    return answer.replace('\u00a0', ' ');
  }
}
