package dev.makertime.render.platform;

import java.util.ArrayList;
import java.util.List;

/** Aligns the cells of rows in columns, two spaces apart. */
final class TextColumns {
  private TextColumns() {}

  /**
   * Aligns rows of as many cells each.
   *
   * @param right how many columns behind the first are aligned to the right
   */
  static List<String> of(List<List<String>> rows, int right) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        String space = " ".repeat(width(rows, i) - length(cell));
        line.append(' ').append(i > 0 && i <= right ? space + cell : cell + space).append(' ');
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
