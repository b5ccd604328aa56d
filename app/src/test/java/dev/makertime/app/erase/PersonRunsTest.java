package dev.makertime.app.erase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonRunsTest {
  private final PersonRuns anas = new PersonRuns(Set.of("gitlab:ana", "email:ana@example.com"));

  @Test
  void a_run_that_the_person_set_off_stays_and_names_nobody() {
    PendingRecord run = run("gitlab:ana");

    PendingRecord without = anas.without(run);

    assertThat(without.key()).isEqualTo(run.key());
    assertThat(text(without)).isEqualTo(text(run(null)));
  }

  @Test
  void runs_of_others_and_of_nobody_stay_as_they_are() {
    assertThat(text(anas.without(run("gitlab:anabel")))).isEqualTo(text(run("gitlab:anabel")));
    assertThat(text(anas.without(run(null)))).isEqualTo(text(run(null)));
    assertThat(anas.without((byte[]) null)).isNull();
    assertThat(anas.without("torn".getBytes(UTF_8))).isEqualTo("torn".getBytes(UTF_8));
  }

  @Test
  void what_is_no_run_is_left_alone() {
    PendingRecord other = new PendingRecord("x", "1", "{\"who\":\"gitlab:ana\"}".getBytes(UTF_8));

    assertThat(anas.without(other)).isSameAs(other);
  }

  private static PendingRecord run(@Nullable String who) {
    return PendingRecord.of(
        Run.of("gitlab", "host/pipeline/1", 1)
            .kind(RunKind.PIPELINE)
            .status(RunStatus.SUCCESS)
            .who(who)
            .times(Instant.parse("2026-06-15T10:00:00Z"), null, null)
            .build());
  }

  private static String text(PendingRecord entry) {
    return new String(entry.value(), UTF_8);
  }
}
