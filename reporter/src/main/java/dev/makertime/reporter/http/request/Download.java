package dev.makertime.reporter.http.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.render.table.Table;
import dev.makertime.render.table.TableCsv;
import dev.makertime.render.workbook.table.TableWorkbook;
import dev.makertime.topics.Json;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request as a file that the browser saves, if its parameter {@code format} says so. The
 * file has what the answer has, and no more.
 */
public final class Download {
  private static final String PARAMETER = "format";

  /** What a file can be. */
  public enum Format {
    JSON("application/json"),
    CSV("text/csv;charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    Format(String type) {
      this.type = type;
    }
  }

  private Download() {}

  /** The format that is asked for; absent = an answer for a program, which is not saved. */
  public static @Nullable Format format(Context ctx) throws Problem {
    String asked = ctx.queryParam(PARAMETER);
    if (asked == null) {
      return null;
    }
    for (Format format : Format.values()) {
      if (format.name().equalsIgnoreCase(asked)) {
        return format;
      }
    }
    throw Problem.question("format must be json, csv or xlsx");
  }

  /**
   * Answers as is asked for.
   *
   * @param answer what a program gets; files are made of it alone
   * @param name of the file, without its ending
   * @param tables makes tables of the answer
   */
  public static void answer(
      Context ctx, Object answer, String name, Function<JsonNode, List<Table>> tables)
      throws Problem, IOException {
    Format format = format(ctx);
    if (format == null) {
      Params.answer(ctx, answer);
    } else if (format == Format.JSON) {
      text(ctx, format, name, Json.MAPPER.writeValueAsString(answer));
    } else {
      tables(ctx, format, name, tables.apply(Json.MAPPER.valueToTree(answer)));
    }
  }

  /**
   * Answers with tables as CSV or as a workbook.
   *
   * @param name of the file, without its ending: letters, digits and the like are kept
   */
  public static void tables(Context ctx, Format format, String name, List<Table> tables)
      throws IOException {
    if (format == Format.CSV) {
      text(
          ctx, format, name, tables.size() == 1 ? TableCsv.of(tables.get(0)) : TableCsv.of(tables));
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TableWorkbook.write(name, tables, bytes);
    head(ctx, format, name).result(bytes.toByteArray());
  }

  /** Answers with a text that is ready. */
  public static void text(Context ctx, Format format, String name, String text) {
    head(ctx, format, name).result(text);
  }

  private static Context head(Context ctx, Format format, String name) {
    String file =
        name.replaceAll("[^A-Za-z0-9._-]+", "-") + "." + format.name().toLowerCase(Locale.ROOT);
    return ctx.contentType(format.type)
        .header("Content-Disposition", "attachment; filename=\"makertime-%s\"".formatted(file));
  }
}
