package dev.makertime.collector.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.collector.tool.OddJson;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of Google and Microsoft of which one value is odd: read whole, or set aside alone. */
class OddEntriesTest {
  private static final TimeWindow TIMES =
      new TimeWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
  private static final String GOOGLE =
      """
      {"id":"%1$s","iCalUID":"%1$s","status":"confirmed","eventType":"default","sequence":2,
       "start":{"dateTime":"2026-09-24T10:00:00+02:00","timeZone":"Africa/Johannesburg"},
       "end":{"dateTime":"2026-09-24T10:30:00+02:00"},"organizer":{"email":"x@example.com"},
       "attendees":[{"email":"x@example.com","organizer":true,"responseStatus":"accepted"},
                    {"email":"ana@example.com","self":true,"responseStatus":"accepted"}],
       "summary":"title","updated":"2026-09-20T08:00:00.000Z"}\
      """;
  private static final String GRAPH =
      """
      {"id":"%1$s","type":"singleInstance","iCalUId":"%1$s","subject":"title","showAs":"busy",
       "isAllDay":false,"isCancelled":false,"isDraft":false,"responseStatus":{"response":"accepted"},
       "start":{"dateTime":"2026-09-24T08:00:00.0000000","timeZone":"UTC"},
       "end":{"dateTime":"2026-09-24T08:30:00.0000000","timeZone":"UTC"},
       "organizer":{"emailAddress":{"address":"bo@example.com"}},
       "lastModifiedDateTime":"2026-08-01T08:00:00Z",
       "attendees":[{"type":"required","status":{"response":"accepted"},
                     "emailAddress":{"address":"ana@example.com"}}]}\
      """;

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void one_odd_value_hides_no_other_entry_and_throws_nothing(long seed) throws Exception {
    Random random = new Random(seed);
    boolean isGoogle = random.nextBoolean();
    String entry = isGoogle ? GOOGLE : GRAPH;
    ArrayNode all = (ArrayNode) Json.MAPPER.readTree("[" + entry.formatted("odd") + "]");
    String what = OddJson.spoil(all, random);
    all.add(Json.MAPPER.readTree(entry.formatted("good")));

    SnapshotReader.Snapshot told = told(isGoogle, all);

    assertThat(((Reading.Found) told.reading()).activities())
        .as("%s, seed %d", what, seed)
        .anyMatch(one -> one.id().equals("good"))
        .hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "google | 10:00:00+02:00 | 10:00+02:00",
        "google | 10:00:00+02:00 | 08:00:00Z",
        "google | 10:00:00+02:00 | 10:00:00",
        "google | 10:00:00+02:00 | 10:00:00.123456789+02:00",
        "google | \"sequence\":2 | \"sequence\":-9223372036854775808",
        "google | \"sequence\":2 | \"sequence\":9223372036854775807",
        "google | \"sequence\":2 | \"sequence\":null",
        "google | \"summary\":\"title\" | \"summary\":null",
        "google | \"summary\":\"title\" | \"summary\":{}",
        "google | \"eventType\":\"default\" | \"eventType\":null",
        "google | \"updated\":\"2026-09-20T08:00:00.000Z\" | \"updated\":null",
        "google | \"organizer\":{\"email\":\"x@example.com\"} | \"organizer\":null",
        "google | \"organizer\":{\"email\":\"x@example.com\"} | \"organizer\":[]",
        "google | \"attendees\":[ | \"attendees\":[null,",
        "google | \"timeZone\":\"Africa/Johannesburg\" | \"timeZone\":\"Mars/Olympus\"",
        "google | \"id\":\"a\" | \"id\":\"\"",
        "graph | 08:00:00.0000000 | 08:00",
        "graph | 08:00:00.0000000 | 08:00:00",
        "graph | \"timeZone\":\"UTC\" | \"timeZone\":\"Etc/GMT\"",
        "graph | \"subject\":\"title\" | \"subject\":[]",
        "graph | \"isDraft\":false | \"isDraft\":null",
        "graph | \"isAllDay\":false | \"isAllDay\":null",
        "graph | \"isCancelled\":false | \"isCancelled\":\"false\"",
        "graph | \"showAs\":\"busy\" | \"showAs\":null",
        "graph | \"lastModifiedDateTime\":\"2026-08-01T08:00:00Z\" | \"lastModifiedDateTime\":null",
        "graph | \"responseStatus\":{\"response\":\"accepted\"} | \"responseStatus\":null",
        "graph | \"attendees\":[ | \"attendees\":[null,",
        "graph | \"id\":\"a\" | \"id\":\"\"",
        "graph | \"type\":\"singleInstance\" | \"type\":null",
      })
  void what_does_not_matter_changes_no_meeting(String api, String part, String instead)
      throws Exception {
    SnapshotReader.Snapshot told = told(api, part, instead);

    assertThat(told.unreadable()).isEmpty();
    assertThat(((Reading.Found) told.reading()).activities())
        .extracting(one -> one.start() + " " + one.end())
        .containsExactly("2026-09-24T08:00:00Z 2026-09-24T08:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "google | 2026-09-24T10:00:00+02:00 | 2026-09-24",
        "google | 2026-09-24T10:30:00+02:00 | 2026-09-24T24:30:00+02:00",
        "google | 2026-09-24T10:30:00+02:00 | 2026-06-30T23:59:60Z",
        "google | 2026-09-24T10:30:00+02:00 | 9999-12-31T23:59:59Z",
        "google | 2026-09-24T10:30:00+02:00 | +999999999-12-31T23:59:59Z",
        "google | 2026-09-24T10:30:00+02:00 | 2026-09-24T10:30:00+25:00",
        "google | \"end\":{\"dateTime\":\"2026-09-24T10:30:00+02:00\"} | \"end\":null",
        "google | \"end\":{\"dateTime\":\"2026-09-24T10:30:00+02:00\"} | \"end\":[]",
        "google | \"end\":{\"dateTime\":\"2026-09-24T10:30:00+02:00\"} | \"end\":\"soon\"",
        "google | \"updated\":\"2026-09-20T08:00:00.000Z\" | \"updated\":\"2026-09-20\"",
        "google | \"self\":true,\"responseStatus\":\"accepted\" | \"self\":true,\"responseStatus\":{}",
        "google | \"sequence\":2 | \"sequence\":2,\"transparency\":[]",
        "graph | 2026-09-24T08:30:00.0000000 | 2026-09-24T08:30:00Z",
        "graph | 2026-09-24T08:30:00.0000000 | 2026-09-24T24:00:00",
        "graph | 2026-09-24T08:30:00.0000000 | 2026-02-30T08:30:00",
        "graph | 2026-09-24T08:30:00.0000000 | 9999-12-31T23:59:59",
        "graph | 2026-09-24T08:30:00.0000000 | 2026-09-24",
        "graph | \"2026-09-24T08:30:00.0000000\" | null",
        "graph | \"timeZone\":\"UTC\"}, | \"timeZone\":\"\"},",
        "graph | \"timeZone\":\"UTC\"}, | \"timeZone\":\"Mars Standard Time\"},",
        "graph | \"showAs\":\"busy\" | \"showAs\":\"BUSY!\"",
        "graph | \"response\":\"accepted\"}, | \"response\":\"perhaps\"},",
        "graph | \"lastModifiedDateTime\":\"2026-08-01T08:00:00Z\" | \"lastModifiedDateTime\":\"August\"",
      })
  void what_cannot_be_read_is_set_aside(String api, String part, String instead) throws Exception {
    SnapshotReader.Snapshot told = told(api, part, instead);

    assertThat(((Reading.Found) told.reading()).activities()).isEmpty();
    assertThat(told.unreadable()).hasSize(1).allMatch(one -> !one.why().isBlank());
  }

  private static SnapshotReader.Snapshot told(String api, String part, String instead)
      throws IOException {
    boolean isGoogle = api.equals("google");
    String entry = (isGoogle ? GOOGLE : GRAPH).formatted("a");
    assertThat(entry).contains(part);
    return told(isGoogle, Json.MAPPER.readTree("[" + entry.replace(part, instead) + "]"));
  }

  private static SnapshotReader.Snapshot told(boolean isGoogle, JsonNode entries)
      throws IOException {
    String owner = "email:ana@example.com";
    ZoneId zone = ZoneId.of("UTC");
    OnlineEntries reader =
        isGoogle
            ? OnlineEntries.google(owner, () -> zone, MeetingRules.USUAL)
            : OnlineEntries.graph(owner, () -> zone, MeetingRules.USUAL);
    return reader.read(
        new Payload(Map.of(), Json.MAPPER.writeValueAsBytes(entries), TIMES.from()), TIMES);
  }
}
