package dev.makertime.app.command.dossier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a dossier's archive, to be changed and sealed anew. */
final class ArchiveFiles {
  private ArchiveFiles() {}

  static void seal(Map<String, byte[]> files) throws Exception {
    files.remove("SHA256SUMS");
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, byte[]> one : files.entrySet()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(one.getValue());
      lines.append(HexFormat.of().formatHex(hash)).append("  ").append(one.getKey()).append('\n');
    }
    files.put("SHA256SUMS", lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, byte[]> files(Path file) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        files.put(one.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  static byte[] zip(Map<String, byte[]> files) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> one : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
