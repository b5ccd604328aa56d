package dev.makertime.app.browser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as Chromium prints it to PDF, on A4: how many sheets it has, and its headings. Texts of a
 * PDF are numbers of glyphs; its outline, which Chromium makes of the headings, has them as texts.
 */
record PrintedPage(int sheets, List<String> headings) {
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");
  private static final Pattern TITLE =
      Pattern.compile("/Title\\s*(?:\\(((?:\\\\.|[^\\\\)])*)\\)|<([0-9A-Fa-f]+)>)");

  static PrintedPage of(Browser browser) {
    Object data =
        browser
            .devTools(
                "Page.printToPDF",
                Map.of(
                    "paperWidth", 8.27,
                    "paperHeight", 11.69,
                    "printBackground", true,
                    "generateTaggedPDF", true,
                    "generateDocumentOutline", true))
            .get("data");
    return of(Base64.getDecoder().decode(String.valueOf(data)));
  }

  private static PrintedPage of(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    List<String> headings = new ArrayList<>();
    for (Matcher title = TITLE.matcher(text); title.find(); ) {
      headings.add(
          title.group(1) == null
              ? ofHex(title.group(2))
              : title.group(1).replaceAll("\\\\(.)", "$1"));
    }
    return new PrintedPage((int) SHEET.matcher(text).results().count(), headings);
  }

  /** UTF-16 with a byte order mark, or one byte for each character. */
  private static String ofHex(String hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    boolean isWide = hex.toUpperCase(java.util.Locale.ROOT).startsWith("FEFF");
    return isWide
        ? new String(bytes, StandardCharsets.UTF_16)
        : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
