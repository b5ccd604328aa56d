package dev.makertime.bench.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of this class path in a JVM of its own, with a heap that is small on purpose. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final Path output;

  ChildJvm(String heap, Path output, Class<?> program, String... arguments) throws IOException {
    this.output = output;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end, and returns what it printed; a failure is one of the measurement. */
  String output() throws IOException, InterruptedException {
    int exit = process.waitFor();
    String printed = Files.readString(output);
    if (exit != 0) {
      throw new IllegalStateException("exit code " + exit + ":\n" + printed);
    }
    return printed;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
