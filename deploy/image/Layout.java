import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes makertime's one jar apart for an image: lib/dependencies.jar, which seldom changes, lib/makertime.jar, which
 * always does, and native/, the libraries of this machine's architecture, which need not be unpacked at each start.
 * The same jar gives the same bytes.
 */
public final class Layout {
  private static final FileTime THEN = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private static final Pattern OURS = Pattern.compile("dev/makertime/.*|log4j2\\.properties|META-INF/maven/dev\\.makertime/.*");

  /** Of DuckDB and RocksDB; the other libraries are small, and used by a few settings only. */
  private static final Pattern LARGE_NATIVE = Pattern.compile("lib(duckdb_java|rocksdbjni)[^/]*\\.(so|so_[a-z0-9_]+|jnilib|dylib|dll)|librocksdbjni[^/]*");

  private static final Pattern FOREIGN = Pattern.compile("(win|darwin|aix|freebsd)/.*|linux/(?!amd64|aarch64).*|org/xerial/snappy/native/(?!Linux/(x86_64|aarch64)/).*");

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path lib = Files.createDirectories(Path.of(args[1], "lib"));
    Path natives = Files.createDirectories(Path.of(args[1], "native"));
    boolean arm = System.getProperty("os.arch").toLowerCase(Locale.ROOT).matches("aarch64|arm64");
    String duckDb = "libduckdb_java.so_linux_" + (arm ? "arm64" : "amd64");
    String rocksDb = "librocksdbjni-linux" + (arm ? "-aarch64" : "64") + ".so";
    try (ZipFile whole = new ZipFile(jar.toFile())) {
      List<ZipEntry> ours = new ArrayList<>();
      List<ZipEntry> others = new ArrayList<>();
      for (ZipEntry entry : whole.stream().filter(one -> !one.isDirectory()).toList()) {
        String name = entry.getName();
        if (name.equals(duckDb)) {
          copy(whole, entry, natives.resolve("libduckdb_java.so"));
        } else if (name.equals(rocksDb)) {
          copy(whole, entry, natives.resolve("librocksdbjni.so"));
        } else if (!LARGE_NATIVE.matcher(name).matches() && !FOREIGN.matcher(name).matches()) {
          (OURS.matcher(name).matches() ? ours : others).add(entry);
        }
      }
      write(whole, ours, lib.resolve("makertime.jar"));
      write(whole, others, lib.resolve("dependencies.jar"));
    }
  }

  private static void copy(ZipFile from, ZipEntry entry, Path to) throws IOException {
    try (InputStream in = from.getInputStream(entry)) {
      Files.copy(in, to);
    }
    Files.setLastModifiedTime(to, THEN);
  }

  private static void write(ZipFile from, List<ZipEntry> entries, Path to) throws IOException {
    try (OutputStream file = Files.newOutputStream(to); ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry entry : entries) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setLastModifiedTime(THEN);
        out.putNextEntry(copy);
        try (InputStream in = from.getInputStream(entry)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    Files.setLastModifiedTime(to, THEN);
  }
}
