package dev.makertime.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param mebibytes of memory, resident
 * @param disk MiB of a directory
 */
record ProcessSample(Duration after, long mebibytes, long descriptors, long threads, long disk) {

  static ProcessSample of(long pid, Path data, Duration after) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      return new ProcessSample(
          after,
          figure(process, "VmRSS:") >> 10,
          entries(process.resolve("fd")),
          figure(process, "Threads:"),
          bytes(data) >> 20);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of middling memory between two moments, with the most of the rest. */
  static ProcessSample middle(List<ProcessSample> all, Duration from, Duration to) {
    List<ProcessSample> some =
        all.stream()
            .filter(one -> one.after().compareTo(from) >= 0 && one.after().compareTo(to) <= 0)
            .sorted(Comparator.comparingLong(ProcessSample::mebibytes))
            .toList();
    ProcessSample middle = some.get(some.size() / 2);
    return new ProcessSample(
        middle.after(),
        middle.mebibytes(),
        some.stream().mapToLong(ProcessSample::descriptors).max().orElseThrow(),
        some.stream().mapToLong(ProcessSample::threads).max().orElseThrow(),
        some.stream().mapToLong(ProcessSample::disk).max().orElseThrow());
  }

  /** MiB of objects in a Java process's heap that are in use, after a collection. */
  static long liveMebibytes(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String total =
        new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("Total"))
            .findFirst()
            .orElseThrow();
    jcmd.waitFor();
    return Long.parseLong(total.strip().replaceAll(".*\\s", "")) >> 20;
  }

  private static long figure(Path process, String name) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.count();
    }
  }

  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.mapToLong(ProcessSample::size).sum();
    } catch (UncheckedIOException e) {
      return bytes(directory); // a file went meanwhile
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
