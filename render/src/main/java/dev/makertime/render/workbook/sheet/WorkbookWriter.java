package dev.makertime.render.workbook.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes a workbook's cells and styles, and records in which cell each figure is, by name. */
public final class WorkbookWriter {
  public final XSSFWorkbook poi = new XSSFWorkbook();
  private int width = 18;
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, CellStyle> styles = new LinkedHashMap<>();

  /** How a cell looks. */
  public enum Look {
    PLAIN,
    TITLE,
    HEADING,
    HEAD,
    NOTE,
    SENTENCE,
    SMALL,
    WARNING,
    INPUT,
    INPUT_WHOLE,
    INPUT_HOURS,
    INPUT_RATE,
    HOURS,
    HOURS_AT_MOST,
    HOURS_AT_LEAST,
    MONEY,
    SHARE,
    MONTHS,
    EXACT
  }

  public XSSFSheet sheet(String name) {
    XSSFSheet sheet = poi.createSheet(name);
    sheet.setDisplayGridlines(false);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setFitHeight((short) 0);
    return sheet;
  }

  /** Prints a sheet on one page, from its first cell to a last one. */
  public void onePage(XSSFSheet sheet, int column, int row, boolean upright) {
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setLandscape(!upright);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 1);
    sheet.setHorizontallyCenter(true);
    poi.setPrintArea(poi.getSheetIndex(sheet), 0, column, 0, row);
  }

  /** How wide columns of figures are, in characters. */
  public int width() {
    return width;
  }

  /** Makes columns of figures, of sheets that come, as wide as a figure and its sign need. */
  public void fit(double largest) {
    int digits = 1 + (int) Math.floor(Math.log10(Math.max(1, Math.abs(largest))));
    width = Math.max(width, digits + (digits - 1) / 3 + 4);
  }

  /** Remembers where a figure stands. */
  public void place(String name, XSSFCell cell) {
    places.put(
        name,
        new CellReference(
                cell.getSheet().getSheetName(),
                cell.getRowIndex(),
                cell.getColumnIndex(),
                true,
                true)
            .formatAsString());
  }

  /** The cell of a figure, for a formula. */
  public String at(String name) {
    String place = places.get(name);
    if (place == null) {
      throw new IllegalStateException("no cell holds " + name);
    }
    return place;
  }

  /** The cell in which a figure was written. */
  public XSSFCell cell(String name) {
    CellReference place = new CellReference(at(name));
    return poi.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol());
  }

  /** What two amounts differ by; nothing where that is no more than their own rounding. */
  public static String difference(String one, String other) {
    return "IF(ABS(%1$s-%2$s)<=1E-12*MAX(ABS(%1$s),ABS(%2$s)),0,%1$s-%2$s)".formatted(one, other);
  }

  /** What a cell has; nothing where it says that it is not known. */
  public static String orNothing(String cell) {
    return "SUM(%s)".formatted(cell);
  }

  /** Where a scenario's input stands. */
  public String in(String scenario, String field) {
    return at("scenarios." + scenario + "." + field);
  }

  /** The cell of a figure of a scenario. */
  public String of(String scenario, String name) {
    return at(scenario + "." + name);
  }

  public Map<String, String> places() {
    return places;
  }

  public XSSFCell text(XSSFRow row, int column, String text, Look look) {
    XSSFCell cell = row.createCell(column);
    cell.setCellValue(text);
    cell.setCellStyle(style(look));
    return cell;
  }

  public XSSFCell number(XSSFRow row, int column, double value, Look look) {
    XSSFCell cell = row.createCell(column);
    cell.setCellValue(value);
    cell.setCellStyle(style(look));
    return cell;
  }

  public XSSFCell formula(XSSFRow row, int column, String formula, Look look) {
    XSSFCell cell = row.createCell(column);
    cell.setCellFormula(formula);
    cell.setCellStyle(style(look));
    return cell;
  }

  /** A note that is seen when one points at a cell. */
  public static void note(XSSFCell cell, String text) {
    XSSFClientAnchor anchor =
        new XSSFClientAnchor(
            0,
            0,
            0,
            0,
            cell.getColumnIndex() + 1,
            cell.getRowIndex(),
            cell.getColumnIndex() + 4,
            cell.getRowIndex() + 4);
    XSSFComment comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
    comment.setString(new XSSFRichTextString(text));
    comment.setAuthor("makertime");
    cell.setCellComment(comment);
  }

  public CellStyle style(Look look) {
    return styles.computeIfAbsent(look.name(), name -> make(look));
  }

  private CellStyle make(Look look) {
    CellStyle style = poi.createCellStyle();
    Font font = poi.createFont();
    switch (look) {
      case TITLE -> large(font, 16);
      case HEADING -> large(font, 12);
      case HEAD -> {
        font.setBold(true);
        style.setBorderBottom(BorderStyle.THIN);
        style.setAlignment(HorizontalAlignment.RIGHT);
        style.setWrapText(true);
      }
      case SENTENCE -> {
        font.setBold(true);
        wrapped(style);
      }
      case NOTE -> font.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
      case SMALL, WARNING -> {
        boolean isSmall = look == Look.SMALL;
        font.setColor(
            (isSmall ? IndexedColors.GREY_50_PERCENT : IndexedColors.DARK_RED).getIndex());
        wrapped(style);
      }
      case INPUT, INPUT_WHOLE, INPUT_HOURS, INPUT_RATE -> yellow(style);
      case HOURS, HOURS_AT_MOST, HOURS_AT_LEAST, MONEY, SHARE, MONTHS, EXACT ->
          style.setAlignment(HorizontalAlignment.RIGHT);
      case PLAIN -> {}
    }
    style.setFont(font);
    String format = format(look);
    if (format != null) {
      style.setDataFormat(poi.createDataFormat().getFormat(format));
    }
    return style;
  }

  private static void large(Font font, int points) {
    font.setBold(true);
    font.setFontHeightInPoints((short) points);
  }

  private static void wrapped(CellStyle style) {
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
  }

  private static void yellow(CellStyle style) {
    style.setFillForegroundColor(IndexedColors.LEMON_CHIFFON.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.HAIR);
    style.setBorderTop(BorderStyle.HAIR);
    style.setBorderLeft(BorderStyle.HAIR);
    style.setBorderRight(BorderStyle.HAIR);
    style.setAlignment(HorizontalAlignment.RIGHT);
  }

  private static @Nullable String format(Look look) {
    return switch (look) {
      case HOURS, MONTHS -> "#,##0.0";
      case HOURS_AT_MOST -> "\"≤ \"#,##0.0";
      case HOURS_AT_LEAST -> "\"≥ \"#,##0.0";
      case MONEY, INPUT_WHOLE -> "#,##0";
      case SHARE -> "0.0%";
      case INPUT_HOURS -> "#,##0.0#";
      case INPUT_RATE, EXACT -> "#,##0.0##";
      case PLAIN, TITLE, HEADING, HEAD, NOTE, SENTENCE, SMALL, WARNING, INPUT -> null;
    };
  }
}
