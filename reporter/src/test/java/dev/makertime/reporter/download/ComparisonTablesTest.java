package dev.makertime.reporter.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.render.table.Table;
import dev.makertime.render.table.TableCsv;
import dev.makertime.topics.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTablesTest {
  @Test
  void the_file_begins_with_the_verdict_and_has_units_and_few_digits() throws Exception {
    List<String> lines =
        csv(
            """
            {"headline": "Likely, manual fell.", "mind": ["=1+1 may be a season"],
            "verdict": {"engineers": 6, "categories": {"manual": {"words": "likely fell",
            "before": 14.234567890123456, "estimate": -3.1}}},
            "weekly": [{"week": -2, "engineers": 6, "hours": {"manual": 12.345678901234567}}]}\
            """);

    assertThat(lines)
        .containsSubsequence(
            "table,row,column,value,unit,mark",
            "Answer,verdict,answer,\"Likely, manual fell.\",,",
            "Answer,limit,answer,\"'=1+1 may be a season\",,",
            "Changes,\"manual work\",\"before, h\",14.235,h,",
            "Changes,\"manual work\",\"change, h\",-3.100,h,",
            "Weeks,\"week -2\",engineers,6,count,",
            "Weeks,\"week -2\",\"manual work, h\",12.346,h,");
  }

  @Test
  void nothing_is_said_of_hours_of_nobody() throws Exception {
    String nobody =
        """
        {"headline": "There are too few weeks.",
        "verdict": {"engineers": 0, "categories": {"manual": {"words": "too few weeks"}}}}\
        """;

    assertThat(csv(nobody)).noneMatch(line -> line.contains("before"));
    assertThat(tables(nobody))
        .flatExtracting(Table::notes)
        .noneMatch(note -> note.contains("40-hour week"));
  }

  private static List<String> csv(String found) throws Exception {
    return TableCsv.of(tables(found)).lines().toList();
  }

  private static List<Table> tables(String found) throws Exception {
    JsonNode json = Json.MAPPER.readTree(found);
    return ComparisonTables.of(json);
  }
}
