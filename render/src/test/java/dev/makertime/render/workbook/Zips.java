package dev.makertime.render.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Copies archives. */
final class Zips {
  private Zips() {}

  /** Copies all entries but one. */
  static void copy(byte[] from, ZipOutputStream to, String but) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(from))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.getName().equals(but)) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(to);
          to.closeEntry();
        }
      }
    }
  }
}
