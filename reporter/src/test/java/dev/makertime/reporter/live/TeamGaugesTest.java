package dev.makertime.reporter.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.TimeSums;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What metrics of a team say of parts that cannot be shown. */
class TeamGaugesTest {
  private static final KnownTime ALL = new KnownTime(100, 0, 0);
  private static final KnownTimes KNOWN = new KnownTimes(ALL, ALL, ALL);

  @Test
  void a_part_that_is_0_is_told_where_everything_is_known() {
    TimeSums sums = new TimeSums(100, 0, 10, 0, 5, 0, 85, 80, 5, 0, 0, Set.of());

    assertThat(TeamGauges.parts(sums, KNOWN))
        .containsEntry("meeting", 0L)
        .containsEntry("technical", 85L)
        .containsEntry("rest", 0L);
  }

  @Test
  void a_part_that_is_withheld_is_left_out() {
    TimeSums sums = new TimeSums(100, 20, 0, 0, 5, 0, 0, 0, 5, 0, 75, Set.of());

    assertThat(TeamGauges.parts(sums, KNOWN))
        .containsOnlyKeys("available", "meeting", "run", "rest")
        .containsEntry("rest", 75L);
  }
}
