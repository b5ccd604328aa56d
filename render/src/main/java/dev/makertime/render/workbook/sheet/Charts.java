package dev.makertime.render.workbook.sheet;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Draws native line charts. */
public final class Charts {
  private Charts() {}

  /** Apart by colour, and by dashes where there is none. */
  private static XDDFLineProperties stroke(int index) {
    List<PresetColor> colours =
        List.of(
            PresetColor.DARK_SLATE_GRAY,
            PresetColor.TEAL,
            PresetColor.DARK_ORANGE,
            PresetColor.PURPLE);
    List<PresetLineDash> dashes =
        List.of(PresetLineDash.SOLID, PresetLineDash.DASH, PresetLineDash.DOT);
    XDDFLineProperties line =
        new XDDFLineProperties(
            new XDDFSolidFillProperties(XDDFColor.from(colours.get(index % colours.size()))));
    line.setWidth(2.25);
    line.setPresetDash(new XDDFPresetLineDash(dashes.get(index % dashes.size())));
    return line;
  }

  private static XSSFClientAnchor anchor(CellRangeAddress where) {
    return new XSSFClientAnchor(
        0,
        0,
        0,
        0,
        where.getFirstColumn(),
        where.getFirstRow(),
        where.getLastColumn() + 1,
        where.getLastRow() + 1);
  }

  /** A line of a chart: a column of a sheet. */
  public record Line(String name, int column) {}

  /**
   * Draws lines over months.
   *
   * @param on the sheet that it stands on, in some of its cells
   * @param of the sheet that has the figures
   * @param first the row of month 0
   */
  public static void lines(
      XSSFSheet on,
      CellRangeAddress where,
      String title,
      String unit,
      XSSFSheet of,
      int first,
      int months,
      List<Line> lines) {
    XSSFChart chart = on.createDrawingPatriarch().createChart(anchor(where));
    chart.setTitleText(title);
    chart.setTitleOverlay(false);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
    across.setTitle("month");
    XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
    up.setTitle(unit);
    up.setCrosses(AxisCrosses.AUTO_ZERO);
    XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, up);
    for (Line line : lines) {
      XDDFLineChartData.Series series =
          (XDDFLineChartData.Series)
              data.addSeries(
                  XDDFDataSourcesFactory.fromNumericCellRange(
                      of, new CellRangeAddress(first, first + months, 0, 0)),
                  XDDFDataSourcesFactory.fromNumericCellRange(
                      of,
                      new CellRangeAddress(first, first + months, line.column(), line.column())));
      series.setTitle(line.name(), null);
      series.setSmooth(false);
      series.setMarkerStyle(MarkerStyle.NONE);
      series.setLineProperties(stroke(data.getSeriesCount() - 1));
    }
    chart.plot(data);
  }
}
