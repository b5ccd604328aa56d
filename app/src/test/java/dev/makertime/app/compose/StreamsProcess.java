package dev.makertime.app.compose;

import dev.makertime.app.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The streams role in a process of its own, to be killed. */
record StreamsProcess(Child child) implements AutoCloseable {

  static StreamsProcess start(Path config, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("streams", "--config", config.toString()));
    arguments.addAll(List.of(more));
    return new StreamsProcess(
        Child.start(
            config.resolveSibling("streams.log"), Map.of(), arguments.toArray(String[]::new)));
  }

  /** Waits until it says that it runs. */
  void awaitRunning() throws IOException, InterruptedException {
    child.await("streams   running");
  }

  String output() throws IOException {
    return child.output();
  }

  void kill() throws InterruptedException {
    child.kill();
  }

  @Override
  public void close() {
    child.close();
  }
}
