package dev.makertime.app.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/**
 * A file from a jar, unpacked to disk once. Its name has its checksum, so that a complete file is
 * reused. It is written beside its place and then moved, so that two processes can do so at the
 * same time and no half file is used.
 */
final class UnpackedFile {
  private static final int BUFFER = 1 << 20;

  private final URL resource;
  private final long size;
  private final long crc;

  private UnpackedFile(URL resource, long size, long crc) {
    this.resource = resource;
    this.size = size;
    this.crc = crc;
  }

  /** A resource of this class path; empty where it is in no jar. */
  static Optional<UnpackedFile> of(String resource) {
    URL url = UnpackedFile.class.getResource("/" + resource);
    try {
      if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
        return Optional.empty();
      }
      ZipEntry entry = connection.getJarEntry();
      return entry == null || entry.getSize() < 0 || entry.getCrc() < 0
          ? Optional.empty()
          : Optional.of(new UnpackedFile(url, entry.getSize(), entry.getCrc()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The checksum that distinguishes versions. */
  String version() {
    return "%08x-%d".formatted(crc, size);
  }

  /**
   * Makes sure that it is in a directory, which is made if it is missing.
   *
   * @return the file
   * @throws IOException when the disk does not take it
   */
  Path into(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (isWhole(file)) {
      return file;
    }
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, name, LeftoverFiles.DRAFT);
    try (InputStream in = resource.openStream()) {
      Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
      if (!isWhole(draft)) {
        throw new IOException(draft + " differs from what was written");
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Whether a file has its content. */
  boolean isWhole(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == size && crc(file) == crc;
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      while (in.read(buffer) >= 0) {
        // the checksum is all that is wanted
      }
    }
    return crc.getValue();
  }
}
