package dev.makertime.reporter.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.TimeSums;
import dev.makertime.render.table.TableCsv;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoursRowsTest {
  private static final long HOUR = 3600;
  private static final KnownTime ALL = new KnownTime(40 * HOUR, 0, 0);
  private static final KnownTime NOTHING = new KnownTime(0, 0, 40 * HOUR);
  private static final KnownTimes KNOWN = new KnownTimes(ALL, ALL, ALL);

  @Test
  void what_is_folded_into_the_rest_is_withheld_and_no_zero() {
    TimeSums sums = new TimeSums(40 * HOUR, 5 * HOUR, 0, 0, 0, 0, 0, 0, 0, 0, 35 * HOUR, Set.of());

    assertThat(csv(sums, KNOWN))
        .contains(
            "Meetings,5.000,h,\"at least\"",
            "\"Manual work\",withheld,,withheld",
            "\"Wait: queue\",withheld,,withheld",
            "\"Technical work\",withheld,,withheld",
            "rest,35.000,h,\n",
            "focus,withheld,,withheld",
            "\"waiting, upper end\",withheld,,withheld",
            "\"after hours\",withheld,,withheld")
        .doesNotContain(",0.000");
  }

  @Test
  void technical_work_of_some_days_beside_a_rest_is_a_lower_bound() {
    TimeSums sums =
        new TimeSums(40 * HOUR, 0, HOUR, 0, 0, 0, 9 * HOUR, 2 * HOUR, 0, 0, 30 * HOUR, Set.of());

    assertThat(csv(sums, KNOWN))
        .contains("\"Technical work\",9.000,h,\"at least\"", "rest,30.000,h,\n")
        .contains("focus,2.000,h,\"at least\"", "\"Manual work\",1.000,h,\"at least\"");
  }

  @Test
  void technical_work_that_is_neither_known_nor_told_apart_is_within_the_rest() {
    TimeSums sums =
        new TimeSums(40 * HOUR, 0, HOUR, 0, 0, 0, 9 * HOUR, 0, 0, 0, 30 * HOUR, Set.of());
    KnownTimes without = new KnownTimes(NOTHING, ALL, NOTHING);

    assertThat(csv(sums, without))
        .contains("Meetings,unknown,,unknown", "\"Technical work\",withheld,,withheld")
        .contains("rest,39.000,h,\"at most\"");
  }

  @Test
  void waits_and_work_after_hours_of_which_nothing_was_read_are_unknown() {
    TimeSums sums = new TimeSums(40 * HOUR, 0, 0, 0, 0, 0, 40 * HOUR, 0, 0, 0);
    KnownTimes nothing = new KnownTimes(NOTHING, NOTHING, NOTHING);

    assertThat(csv(sums, nothing))
        .contains("\"waiting, upper end\",unknown", "\"after hours\",unknown");
  }

  @Test
  void the_only_table_of_a_file_has_the_units_in_its_headings() {
    TimeSums sums = new TimeSums(40 * HOUR, 5 * HOUR, 0, 0, 0, 0, 35 * HOUR, 0, 0, 0);
    JsonNode page =
        Json.MAPPER.valueToTree(
            Map.of("weeks", List.of(Map.of("monday", "2026-06-15", "sums", sums, "known", KNOWN))));

    assertThat(TableCsv.of(OwnTables.ofPage(page).get(0)))
        .startsWith("\"week from\",\"available, h\",\"Meetings, h\",\"Manual work, h\"")
        .contains("\n2026-06-15,40.000,5.000,");
  }

  private static String csv(TimeSums sums, KnownTimes known) {
    JsonNode period =
        Json.MAPPER.valueToTree(
            Map.of("days", 5, "leftOut", 0, "people", 6, "sums", sums, "known", known));
    return TableCsv.of(List.of(HoursRows.of("Weeks", "week", Map.of("2026-W25", period))));
  }
}
