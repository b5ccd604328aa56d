package dev.makertime.app.compose;

import dev.makertime.app.Makertime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The streams role in a process of its own, to be killed. */
final class StreamsProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  private StreamsProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static StreamsProcess start(Path config, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Makertime.class.getName(), "streams", "--config", config.toString()));
    command.addAll(List.of(more));
    Path output = config.resolveSibling("streams.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    return new StreamsProcess(builder.start(), output);
  }

  /** Waits until it says that it runs. */
  void awaitRunning() throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (output().contains("streams   running")) {
        return;
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("streams does not run:\n" + output());
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
