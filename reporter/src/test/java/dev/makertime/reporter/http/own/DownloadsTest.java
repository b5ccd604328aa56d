package dev.makertime.reporter.http.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page shows, saved as a file: the same figures, and none that the page withholds. */
class DownloadsTest {
  private static final String WEEK = "&from=2026-06-15&to=2026-06-21";
  private static final String TIMES = "from=2026-06-15T00:00:00Z&to=2026-06-18T00:00:00Z";

  @AutoClose private final Served served;
  private final String ana;
  private final String lead;
  private final String manager;

  DownloadsTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
    ana = served.token(Role.ENGINEER, "ana");
    lead = served.token(Role.LEAD, null, "churn");
    manager = served.token(Role.MANAGER, null);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv",
    "xlsx, application/vnd.openxmlformats",
    "json, application/json",
  })
  void a_file_has_a_name_and_a_type(String format, String type) throws Exception {
    HttpResponse<String> answer =
        served.getAs(lead, "/api/team-period?team=churn" + WEEK + "&format=" + format);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(type);
    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValue(
            "attachment; filename=\"makertime-churn-2026-06-15-to-2026-06-21.%s\""
                .formatted(format));
  }

  @Test
  void the_hours_of_a_teams_file_are_those_of_its_answer() throws Exception {
    String question = "/api/team-period?team=churn" + WEEK;
    long available =
        Json.MAPPER
            .readTree(served.getAs(lead, question).body())
            .at("/now/sums/available")
            .asLong();

    List<String> lines = served.getAs(lead, question + "&format=csv").body().lines().toList();

    assertThat(lines.get(0)).isEqualTo("table,row,column,value,unit,mark");
    assertThat(available).isPositive();
    assertThat(lines)
        .contains(
            "Period,\"2026-06-15 to 2026-06-21\",available,%.3f,h,".formatted(available / 3600.0));
    assertThat(workbook(lead, question)).contains("Weeks", "week from", "Technical work");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/team-period?team=ops" + WEEK, "/api/page?page=team&name=ops"})
  void a_small_teams_file_has_no_hours_either(String question) throws Exception {
    String csv = served.getAs(manager, question + "&format=csv").body();

    assertThat(csv.lines().filter(line -> line.contains(",h,"))).isEmpty();
    assertThat(workbook(manager, question)).doesNotContain("8.0", "t=\"n\"><v>16");
  }

  @Test
  void ones_own_days_are_saved_with_what_is_known_of_them() throws Exception {
    String question = "/api/days?person=ana&from=2026-06-15&to=2026-06-16";

    assertThat(served.getAs(ana, question + "&format=csv").body().lines())
        .hasSize(3)
        .anySatisfy(
            line -> assertThat(line).startsWith("date,team,\"available, h\",\"meetings, h\""))
        .anySatisfy(line -> assertThat(line).startsWith("2026-06-15,churn,8.000"));
    assertThat(workbook(ana, question)).contains("2026-06-16", "technical work", "unknown");
    assertThat(Json.MAPPER.readTree(served.getAs(ana, question + "&format=json").body()))
        .isEqualTo(Json.MAPPER.readTree(served.getAs(ana, question).body()));
  }

  @Test
  void ones_own_evidence_is_saved_with_what_one_marked_as_wrong() throws Exception {
    served.takeEvidence(manual("kept", "https://ci.example.com/1"));
    served.takeEvidence(manual("doubted", "=HYPERLINK(1)"));
    served.post(
        "/api/objections/wrong",
        "{\"identity\":\"gitlab:ana\",\"id\":\"doubted\",\"reason\":\"=not me\"}",
        "Authorization",
        "Bearer " + ana);

    String csv = served.getAs(ana, "/api/activities?" + TIMES + "&format=csv").body();
    JsonNode json =
        Json.MAPPER.readTree(served.getAs(ana, "/api/activities?" + TIMES + "&format=json").body());

    assertThat(csv).contains("https://ci.example.com/1").doesNotContain("HYPERLINK");
    assertThat(csv.lines().filter(line -> line.contains("doubted")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("yes").contains("'=not me"));
    assertThat(json).hasSize(2);
    assertThat(Json.MAPPER.readTree(served.getAs(ana, "/api/activities?" + TIMES).body()))
        .as("a program is answered as before")
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/page?page=person", "/api/page?page=team&name=churn"})
  void a_format_that_there_is_not_is_refused(String question) throws Exception {
    String whose = question.contains("team") ? lead : ana;

    assertThat(served.getAs(whose, question + "&format=pdf").statusCode()).isEqualTo(400);
  }

  /** All texts of a workbook, as XML. */
  private String workbook(String token, String question) throws Exception {
    byte[] bytes = served.bytes(question + "&format=xlsx", "Authorization", "Bearer " + token);
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches("xl/(workbook|sharedStrings|worksheets/.*)\\.xml")) {
          text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return text.toString();
  }

  private static Activity manual(String id, String url) {
    Instant start = Instant.parse("2026-06-16T09:00:00Z");
    return new Activity(
        id,
        1,
        "gitlab:ana",
        ActivityKind.MANUAL,
        start,
        null,
        start.plusSeconds(600),
        null,
        "churn",
        Map.of("url", url),
        false);
  }
}
