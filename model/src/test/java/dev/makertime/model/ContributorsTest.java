package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContributorsTest {

  @Test
  void who_is_on_leave_with_a_little_evidence_is_no_contributor_to_working_time() {
    Contributors counts = of(member(1, 28_800, 3_600, 0), member(1, 0, 0, 300));

    assertThat(counts.available()).isEqualTo(1);
    assertThat(counts.technical()).isEqualTo(1);
    assertThat(counts.afterHours()).isEqualTo(1);
  }

  @Test
  void each_figure_counts_those_who_add_to_it() {
    Contributors counts =
        of(member(1, 100, 20, 0), member(1, 100, 20, 7), member(1, 100, 0, 7), member(1, 90, 0, 0));

    assertThat(counts).isEqualTo(new Contributors(4, 2, 0, 0, 0, 4, 0, 2));
  }

  @Test
  void a_figure_of_which_one_member_has_more_than_half_is_that_members() {
    assertThat(of(member(1, 100, 61, 0), member(1, 100, 30, 0), member(1, 100, 30, 0)).meeting())
        .isEqualTo(1);
    assertThat(of(member(1, 100, 60, 0), member(1, 100, 30, 0), member(1, 100, 30, 0)).meeting())
        .isEqualTo(3);
  }

  @Test
  void an_account_that_several_use_is_no_contributor() {
    assertThat(of(member(0, 0, 60, 0), member(1, 100, 0, 0)).meeting()).isZero();
  }

  private static Contributors of(Contribution... members) {
    return Contributors.of(List.of(members));
  }

  private static Contribution member(int heads, long available, long meeting, long late) {
    return new Contribution(
        heads,
        available,
        meeting,
        0,
        0,
        0,
        0,
        Math.max(0, available - meeting),
        0,
        0,
        new EngineerDay.AfterHours(0, late),
        new TreeMap<>(),
        false);
  }
}
