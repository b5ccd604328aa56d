package dev.makertime.app.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes DuckDB load its native library from a given file. DuckDB has no setting for this: it looks
 * for a resource on its class path, which it copies to the temporary directory, and else for a
 * file. So its class gets the path of the file in place of the resource's name.
 */
final class DuckDbLibrary {
  /** Before the system's and the machine's name. */
  static final String PREFIX = "libduckdb_java.so_";

  private static final String PLACE = "org/duckdb/DuckDBNative.class";
  private static final int UTF8 = 1;
  private static final int MAGIC_AND_VERSION = 8;

  private DuckDbLibrary() {}

  /**
   * The resource that DuckDB looks for on this machine.
   *
   * @return empty where paths are written otherwise: there DuckDB goes its own way
   */
  static Optional<String> resource() {
    return resource(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Optional<String> resource(String system, String machine) {
    boolean arm = machine.matches("(?i)aarch64|arm64");
    if (system.startsWith("Linux")) {
      return Optional.of(PREFIX + "linux_" + (arm ? "arm64" : "amd64"));
    }
    return system.startsWith("Mac") ? Optional.of(PREFIX + "osx_universal") : Optional.empty();
  }

  /**
   * Puts it to use; before DuckDB is.
   *
   * @return false where this DuckDB is built otherwise or is in use already, and goes its own way
   */
  static boolean use(Path directory) throws IOException {
    Optional<byte[]> changed = changed(original(), directory.toAbsolutePath() + "/" + PREFIX);
    if (changed.isEmpty()) {
      return false;
    }
    try {
      Class<?> beside = Class.forName("org.duckdb.DuckDBDriver", false, loader());
      MethodHandles.privateLookupIn(beside, MethodHandles.lookup()).defineClass(changed.get());
      return true;
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }

  private static ClassLoader loader() {
    return DuckDbLibrary.class.getClassLoader();
  }

  private static byte[] original() throws IOException {
    try (InputStream in = loader().getResourceAsStream(PLACE)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  /**
   * A class with another text in place of {@link #PREFIX} (JVM specification, 4.4).
   *
   * @return empty unless it has that text exactly once
   */
  static Optional<byte[]> changed(byte[] original, String text) throws IOException {
    if (original.length < MAGIC_AND_VERSION) {
      return Optional.empty();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(original));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(in.readNBytes(MAGIC_AND_VERSION));
    int count = in.readUnsignedShort();
    out.writeShort(count);
    int found = 0;
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == UTF8) {
        String constant = in.readUTF();
        boolean wanted = constant.equals(PREFIX);
        found += wanted ? 1 : 0;
        out.writeUTF(wanted ? text : constant);
      } else {
        int length = length(tag);
        if (length == 0) {
          return Optional.empty();
        }
        out.write(in.readNBytes(length));
        index += length == Long.BYTES ? 1 : 0; // a long or a double takes two places
      }
    }
    in.transferTo(out);
    return found == 1 ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }

  /** How many bytes follow a constant's tag; 0 for one that is not known. */
  private static int length(int tag) {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> 0;
    };
  }
}
