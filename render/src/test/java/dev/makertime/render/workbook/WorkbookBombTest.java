package dev.makertime.render.workbook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Workbooks that would fill the memory are refused, in words for whoever uploads them. */
class WorkbookBombTest {
  private static final byte[] SPACES = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

  @Test
  void one_that_grows_a_hundredfold_is_refused() throws IOException {
    assertRefused(with("xl/sharedStrings.xml", 64, false));
  }

  @Test
  void one_with_an_entry_that_is_larger_than_all_workbooks_is_refused() throws IOException {
    assertRefused(with("xl/sharedStrings.xml", 33, true));
  }

  @Test
  void one_that_is_too_large_itself_is_not_even_opened() {
    assertThatThrownBy(
            () -> WorkbookInputs.read(new ByteArrayInputStream(new byte[(32 << 20) + 1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is larger than 32 MiB");
  }

  private static void assertRefused(byte[] file) {
    assertThatThrownBy(() -> WorkbookInputs.read(new ByteArrayInputStream(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is no workbook that --xlsx wrote, or has far more in it than such a one");
  }

  /** A whole workbook with one more entry. */
  private static byte[] with(String entry, int mebibytes, boolean noise) throws IOException {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (XSSFWorkbook empty = new XSSFWorkbook()) {
      empty.createSheet(InputCells.SHEET);
      empty.write(book);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      Zips.copy(book.toByteArray(), zip, entry);
      zip.putNextEntry(new ZipEntry(entry));
      Random random = new Random(1);
      for (int i = 0; i < mebibytes; i++) {
        byte[] block = SPACES.clone();
        if (noise) {
          // a fifth of it does not compress
          byte[] odd = new byte[block.length / 5];
          random.nextBytes(odd);
          System.arraycopy(odd, 0, block, 0, odd.length);
        }
        zip.write(block);
      }
      zip.closeEntry();
    }
    return file.toByteArray();
  }
}
