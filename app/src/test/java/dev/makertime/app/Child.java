package dev.makertime.app;

import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.OwnTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, with an environment, to be waited for or killed. */
public final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a command whose output goes to a file. */
  public static Child start(Path output, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(output, environment, List.of("-Xmx1g"), Makertime.class, arguments);
  }

  /** The same of any program on this class path, with options for its JVM. */
  public static Child start(
      Path output,
      Map<String, String> environment,
      List<String> options,
      Class<?> program,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    Path temporary = Files.createDirectories(output.resolveSibling("tmp"));
    command.add("-Djava.io.tmpdir=" + temporary); // who is killed leaves its native libraries
    command.addAll(options);
    SharedClasses.Start start = SharedClasses.start();
    command.addAll(start.options());
    command.add("-cp");
    command.add(start.classPath());
    command.add(program.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    return new Child(builder.start(), output);
  }

  /** Waits until it says something, for a minute in which others do not take the machine. */
  public void await(String text) throws IOException, InterruptedException {
    OwnTime time = time();
    Await.until(
        AT_MOST,
        () ->
            output().contains(text) || !process.isAlive() || time.passed().compareTo(PATIENCE) > 0);
    if (!output().contains(text)) {
      throw new IllegalStateException("it does not say " + text + ":\n" + output());
    }
  }

  /** Waits for its end. */
  public int exit(long seconds) throws IOException, InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end:\n" + output());
    }
    return process.exitValue();
  }

  /** Begins to count its time and this process's, as if they had the machine to themselves. */
  public OwnTime time() {
    return OwnTime.of(process.toHandle());
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  /** Sends it a signal, such as STOP. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end by itself, for a while. */
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
