package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.OnlineAnswers.GOOGLE;
import static dev.makertime.collector.calendar.OnlineAnswers.GRAPH;
import static dev.makertime.collector.calendar.OnlineAnswers.TIMES;
import static dev.makertime.collector.calendar.OnlineAnswers.assertAside;
import static dev.makertime.collector.calendar.OnlineAnswers.google;
import static dev.makertime.collector.calendar.OnlineAnswers.graph;
import static dev.makertime.collector.calendar.OnlineAnswers.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Entries of online calendars that are half there: versions, cancellations and what cannot be read.
 */
class OnlineFaultsTest {
  @Test
  void an_entry_that_cannot_be_read_is_set_aside_alone() {
    String odd =
        GOOGLE.replace("2026-09-24T10:30:00+02:00", "SECRET").replace("e@google.com", "odd");

    SnapshotReader.Snapshot told =
        OnlineEntries.google("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL)
            .read(payload(GOOGLE + "," + odd), TIMES);

    assertThat(((Reading.Found) told.reading()).activities()).hasSize(1);
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("odd");
    assertThat(told.unreadable().toString()).doesNotContain("SECRET");
  }

  @Test
  void what_is_cancelled_needs_no_facts_and_takes_its_entry_along() {
    String stub =
        "{\"id\":\"e_20260924T080000Z\",\"status\":\"cancelled\",\"recurringEventId\":\"e\"}";

    assertThat(google(stub)).isEmpty();
    assertThat(google(GOOGLE + "," + stub)).isEmpty();
    assertThat(google(stub + "," + GOOGLE)).hasSize(1);
    assertThat(graph(GRAPH + ",{\"id\":\"o\",\"@removed\":{\"reason\":\"deleted\"}}")).isEmpty();
  }

  @Test
  void the_later_version_of_an_entry_holds_wherever_it_stands() {
    String older = GOOGLE.replace("10:30:00", "11:30:00").replace("09-20T08", "09-19T08");

    for (String both : List.of(GOOGLE + "," + older, older + "," + GOOGLE)) {
      assertThat(google(both))
          .extracting(one -> String.valueOf(one.end()))
          .containsExactly("2026-09-24T08:30:00Z");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\"responseStatus\":\"needsAction\", \"responseStatus\":\"perhaps\"",
    "\"sequence\":2, \"transparency\":\"half\"",
    "2026-09-24T10:30:00+02:00, 2026-09-24T09:30:00+02:00",
    "2026-09-24T10:30:00+02:00, 2026-09-24 10:30",
  })
  void an_entry_of_which_a_word_is_none_is_set_aside_at_google(String part, String instead) {
    assertAside(
        OnlineEntries.google("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        GOOGLE.replace(part, instead));
  }

  @ParameterizedTest
  @CsvSource({
    "tentativelyAccepted, perhaps",
    "\"showAs\":\"busy\", \"showAs\":\"halfBusy\"",
    "2026-09-08T10:00:00, 2026-09-08T08:00:00",
    "\"id\":\"m\", \"id\":\"gone\"",
    "\"type\":\"occurrence\", \"type\":\"occurrence\"^\"isDraft\":true",
    "\"showAs\":\"busy\", \"showAs\":\"busy\"^\"isDraft\":true",
  })
  void an_entry_that_is_not_whole_or_not_sent_is_set_aside_at_microsoft(
      String part, String instead) {
    assertAside(
        OnlineEntries.graph("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        GRAPH.replace(part, instead.replace('^', ',')));
  }

  @Test
  void an_occurrence_without_its_master_and_with_no_attendees_said_is_set_aside() {
    String alone = GRAPH.substring(GRAPH.indexOf("{\"id\":\"o\""));

    assertAside(
        OnlineEntries.graph("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        alone.replace("\"type\"", "\"attendees\":null,\"type\""));
  }

  @Test
  void an_occurrence_that_carries_all_itself_needs_no_master() {
    String full =
        GRAPH
            .substring(0, GRAPH.indexOf(",\n{\"id\":\"o\""))
            .replace(
                "\"type\":\"seriesMaster\"", "\"type\":\"occurrence\",\"seriesMasterId\":\"gone\"");

    assertThat(graph(full)).hasSize(1);
  }
}
