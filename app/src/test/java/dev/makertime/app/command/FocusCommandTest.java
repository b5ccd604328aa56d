package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What broke the focus of a measured team of eight. */
class FocusCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private MeasuredOrganization measured;

  @BeforeEach
  void measure() throws Exception {
    measured = MeasuredOrganization.in(directory);
  }

  @Test
  void each_cause_has_its_share_and_what_would_come_back_without_it() {
    assertThat(run()).as(makertime.err()).isZero();

    assertThat(makertime.out())
        .startsWith("What broke focus, 2026-03-02 to 2026-03-06")
        .contains("manual work: data/churn", "waiting: data/churn", "meetings: data/churn, daily")
        .contains("shares of a day add up to its loss")
        .doesNotContain("e1", "email");
  }

  @Test
  void json_is_in_seconds_and_adds_up() throws Exception {
    assertThat(run("--json")).as(makertime.err()).isZero();

    JsonNode rows = Json.MAPPER.readTree(makertime.out()).path("rows");
    long lost = 0;
    for (JsonNode row : rows) {
      assertThat(row.path("people").asInt()).isEqualTo(8);
      assertThat(row.path("days").asInt()).isEqualTo(40);
      assertThat(row.path("seconds").asLong() % 40).isZero();
      lost += row.path("seconds").asLong();
    }
    assertThat(rows).hasSize(3);
    assertThat(lost).isPositive();
  }

  @Test
  void a_team_of_nobody_is_refused_with_the_nearest_name() {
    assertThat(run("--team", "chrun")).isEqualTo(1);
    assertThat(makertime.err()).contains("churn");
  }

  private int run(String... more) {
    String[] all = new String[more.length + 7];
    String[] given = {
      "focus", "--config", measured.config(), "--from", "2026-03-02", "--to", "2026-03-06"
    };
    System.arraycopy(given, 0, all, 0, given.length);
    System.arraycopy(more, 0, all, given.length, more.length);
    return makertime.run(all);
  }
}
