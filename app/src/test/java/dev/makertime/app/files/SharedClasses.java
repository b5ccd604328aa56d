package dev.makertime.app.files;

import dev.makertime.app.Makertime;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * This class path as jars alone, and an archive of the classes that makertime loads (class data
 * sharing). Tests that start many processes start them in about half the processor time. It is made
 * once for a build, and all test JVMs share it. Where it cannot be made, processes start without.
 */
public final class SharedClasses {
  private static final Path DIRECTORY = Path.of("target", "children").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 180;

  /** The class path for processes, and what else their JVMs are told. */
  public record Start(String classPath, List<String> options) {}

  private static final Start START = prepare();

  private SharedClasses() {}

  public static Start start() {
    return START;
  }

  private static Start prepare() {
    try {
      Files.createDirectories(DIRECTORY);
      try (FileChannel channel =
              FileChannel.open(
                  DIRECTORY.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        String classPath = jars();
        Path archive = DIRECTORY.resolve(fingerprint(classPath) + ".jsa");
        Path tried = archive.resolveSibling(archive.getFileName() + ".tried");
        if (lock.isValid() && !Files.exists(tried)) {
          Files.createFile(tried);
          record(classPath, archive);
        }
        return new Start(
            classPath,
            Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off,cds+dynamic=off")
                : List.of());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Each directory as a jar that is named by its content: the JVM shares no class of another. An
   * empty entry would be the working directory, with all that was built and tested in it.
   */
  private static String jars() throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.isEmpty()) {
        continue;
      }
      Path path = Path.of(entry);
      entries.add(Files.isDirectory(path) ? jar(path).toString() : entry);
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Path jar(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
    Path parts = Files.createTempFile(DIRECTORY, "classes", ".new");
    CRC32 content = new CRC32();
    try (OutputStream out = Files.newOutputStream(parts);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        ZipEntry entry = new ZipEntry(directory.relativize(file).toString().replace('\\', '/'));
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
        content.update(entry.getName().getBytes(StandardCharsets.UTF_8));
        content.update(bytes);
      }
    }
    Path jar = DIRECTORY.resolve("classes-%08x.jar".formatted(content.getValue()));
    if (Files.exists(jar)) {
      Files.delete(parts);
    } else {
      Files.move(parts, jar, StandardCopyOption.ATOMIC_MOVE);
    }
    return jar;
  }

  private static String fingerprint(String classPath) throws IOException {
    CRC32 all = new CRC32();
    all.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (entry.isEmpty()) {
        continue;
      }
      Path path = Path.of(entry);
      String known = Files.exists(path) ? entry + Files.getLastModifiedTime(path) : entry;
      all.update(known.getBytes(StandardCharsets.UTF_8));
    }
    return "%08x".formatted(all.getValue());
  }

  /** One run of everything, whose classes are kept. */
  private static void record(String classPath, Path archive) throws IOException {
    Path scratch = Files.createTempDirectory(DIRECTORY, "demo");
    Path unfinished = scratch.resolve("archive");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-XX:ArchiveClassesAtExit=" + unfinished,
            "-Djava.io.tmpdir=" + scratch,
            "-cp",
            classPath,
            Makertime.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        command.stream(),
                        Stream.of("demo", "--once", "--weeks", "1", "--out", scratch + "/out"))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(DIRECTORY.resolve("log").toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      delete(scratch);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
