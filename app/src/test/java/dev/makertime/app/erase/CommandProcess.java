package dev.makertime.app.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands of makertime, each in a process of its own, with one configuration. */
record CommandProcess(Path directory) {
  /** Runs a command that must succeed, and returns its output. */
  String run(String... arguments) throws Exception {
    try (Child child = child(arguments)) {
      int code = child.exit(120);
      assertThat(code).as(child.output()).isZero();
      return child.output();
    }
  }

  /** Runs a command that must fail, and returns its output. */
  String fail(String... arguments) throws Exception {
    try (Child child = child(arguments)) {
      assertThat(child.exit(120)).isEqualTo(1);
      return child.output();
    }
  }

  private Child child(String... arguments) throws IOException {
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.add(arguments[0].equals("token") ? 2 : 1, "--config");
    all.add(arguments[0].equals("token") ? 3 : 2, directory.resolve("makertime.yaml").toString());
    return Child.start(directory.resolve("out.txt"), Map.of(), all.toArray(String[]::new));
  }
}
