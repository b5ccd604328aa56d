package dev.makertime.app.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the directory {@code wrap}, run with settings and notes of their own. */
final class Wrapping {
  static final Path DIRECTORY = Path.of("..", "wrap").toAbsolutePath().normalize();

  final Path spool;
  final Map<String, String> environment = new HashMap<>();
  private final Path settings;

  Wrapping(Path directory) throws IOException {
    spool = directory.resolve("spool");
    settings = Files.writeString(directory.resolve("command.conf"), "minimum = 1\n");
    environment.put("MAKERTIME_COMMAND_SPOOL", spool.toString());
    environment.put("MAKERTIME_COMMAND_CONFIG", settings.toString());
    environment.put("LOGNAME", "ana");
    for (String variable : List.of("CI", "JENKINS_URL", "TF_BUILD")) {
      environment.put(variable, "");
    }
  }

  /** The launcher of this machine; the test is skipped where there is none. */
  static Path launcher() {
    String architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
    Path launcher = DIRECTORY.resolve("linux-" + architecture);
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux") && Files.isExecutable(launcher),
        "there is no launcher for this machine");
    return launcher;
  }

  /** Skips the test where one of these programs is missing. */
  static void needs(String... programs) {
    for (String program : programs) {
      Assumptions.assumeTrue(
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))),
          "needs " + program);
    }
  }

  void settings(String text) throws IOException {
    Files.writeString(settings, text);
  }

  /** What a program printed and how it ended. */
  record Ended(String printed, int code) {}

  Ended run(String... command) throws Exception {
    return run(List.of(command), "");
  }

  Ended run(List<String> command, String input) throws Exception {
    Process process = start(command);
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(printed, process.exitValue());
  }

  Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Notes a command as the launcher and the hooks do. */
  void tell(String what, long start, long end, long process, String... command) throws Exception {
    List<String> line =
        Stream.concat(
                Stream.of(
                    "sh",
                    DIRECTORY.resolve("tell").toString(),
                    what,
                    Long.toString(start),
                    Long.toString(end),
                    Long.toString(process),
                    "0",
                    "0",
                    ""),
                what.equals("typed") ? Stream.of() : Stream.of(command))
            .toList();
    assertThat(run(line, what.equals("typed") ? String.join(" ", command) : ""))
        .isEqualTo(new Ended("", 0));
  }

  Ended flush() throws Exception {
    return run(DIRECTORY.resolve("wrap").toString(), "--flush");
  }

  List<String> notes() throws IOException {
    return files("notes").map(Wrapping::text).toList();
  }

  Stream<Path> files(String kind) throws IOException {
    if (!Files.isDirectory(spool.resolve(kind))) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(spool.resolve(kind))) {
      return files.sorted().toList().stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
