package dev.makertime.analysis.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.statistics.Interval;
import dev.makertime.model.Segment;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final MomentPair TECHNICAL =
      new MomentPair(WorkCategory.TECHNICAL, WorkCategory.TECHNICAL);
  private static final MomentPair FORGOTTEN =
      new MomentPair(WorkCategory.TECHNICAL, WorkCategory.MANUAL);

  @Test
  void kappa_is_that_of_the_textbook() {
    // 100 pairs: 45 and 35 agree, 15 and 5 do not; chance is .6*.5 + .4*.5 = .5
    ConfusionMatrix counts = counts(1, 100, new int[][] {{45, 15}, {5, 35}});

    Agreement agreement = Objects.requireNonNull(Calibration.of(counts, 5).agreement());

    assertThat(agreement.share()).isEqualTo(0.8);
    assertThat(Objects.requireNonNull(agreement.kappa())).isCloseTo(0.6, within(1e-12));
    Interval interval = Objects.requireNonNull(agreement.interval());
    // the asymptotic standard error is .0794; two pairs by chance are added, and t has 99 degrees
    assertThat((interval.high() - interval.low()) / 2 / 1.984).isCloseTo(0.0794, within(0.002));
  }

  @Test
  void a_bias_is_of_measured_working_time_alone() {
    ConfusionMatrix counts =
        counts(1, 100, new int[][] {{20, 0, 0, 10, 7}, {}, {}, {0, 0, 0, 50, 0}, {0, 0, 0, 0, 13}});

    CategoryBias meetings =
        Objects.requireNonNull(Calibration.of(counts, 5).bias(WorkCategory.MEETING));

    assertThat(meetings.said()).isEqualTo(30 / 80.0);
    assertThat(meetings.measured()).isEqualTo(20 / 80.0);
    assertThat(meetings.bias()).isCloseTo(0.125, within(1e-12));
    assertThat(meetings.interval().low()).isBetween(0.04, 0.08);
  }

  @Test
  void the_more_pairs_one_person_may_have_the_wider_intervals_are() {
    int[][] same = {{40, 10}, {10, 40}};

    double one = width(counts(1, 100, same));
    double ten = width(counts(10, 10, same));

    assertThat(ten).isGreaterThan(one * 1.3);
  }

  @Test
  void too_few_people_or_moments_say_nothing() {
    Calibration few = Calibration.of(counts(20, 4, new int[][] {{40, 10}, {10, 20}}), 5);
    Calibration short29 = Calibration.of(counts(6, 5, new int[][] {{10, 9}, {0, 10}}), 5);

    assertThat(few.hasEnough()).isFalse();
    assertThat(few.matrix()).isEmpty();
    assertThat(few.people()).isNull();
    assertThat(short29.hasEnough()).isFalse();
  }

  @Test
  void where_all_is_of_one_category_kappa_is_absent_not_one() {
    Calibration all = Calibration.of(counts(10, 5, new int[][] {{50}}), 5);

    assertThat(Objects.requireNonNull(all.agreement()).kappa()).isNull();
    assertThat(Objects.requireNonNull(all.agreement()).share()).isEqualTo(1);
  }

  @Test
  void each_draw_has_one_pair_of_each_person_and_enough_people() {
    Map<String, List<MomentPair>> left = new LinkedHashMap<>();
    for (int person = 0; person < 6; person++) {
      left.put("p" + person, pairs(person == 0 ? 90 : 4 + person, person));
    }

    ConfusionMatrix counts = draw(left, 5);

    assertThat(counts.people()).isEqualTo(6);
    assertThat(counts.draws()).isEqualTo(6);
    assertThat(left.get("p0")).hasSize(84);
    assertThat(counts.pairs()).isEqualTo(5 + 6 + 6 + 6 + 6 + 6);
  }

  @Test
  void four_people_count_nothing_nor_do_five_who_say_the_same() {
    Map<String, List<MomentPair>> four = new LinkedHashMap<>();
    Map<String, List<MomentPair>> same = new LinkedHashMap<>();
    for (int person = 0; person < 5; person++) {
      same.put("p" + person, new ArrayList<>(List.of(TECHNICAL, TECHNICAL)));
      if (person < 4) {
        four.put("p" + person, pairs(50, person));
      }
    }

    assertThat(draw(four, 5)).isEqualTo(ConfusionMatrix.NONE);
    assertThat(draw(same, 5)).isEqualTo(ConfusionMatrix.NONE);
    assertThat(same.get("p0")).hasSize(2);
  }

  @Test
  void a_moment_is_what_its_segment_is_and_no_work_where_there_is_none() {
    Instant nine = Instant.parse("2026-06-16T09:00:00Z");
    List<Segment> day =
        List.of(
            new Segment(Segment.Kind.QUEUE, nine, nine.plusSeconds(60)),
            new Segment(Segment.Kind.FOCUS, nine.plusSeconds(60), nine.plusSeconds(120)));

    assertThat(WorkCategory.measured(day, nine)).isEqualTo(WorkCategory.WAITING);
    assertThat(WorkCategory.measured(day, nine.plusSeconds(60))).isEqualTo(WorkCategory.TECHNICAL);
    assertThat(WorkCategory.measured(day, nine.plusSeconds(120)))
        .isEqualTo(WorkCategory.NOT_WORKING);
  }

  @Test
  void counts_are_read_back_as_written_and_nonsense_is_refused() throws Exception {
    ConfusionMatrix counts = counts(10, 6, new int[][] {{40, 10}, {5, 5}});

    String json = Json.MAPPER.writeValueAsString(counts);

    assertThat(Json.MAPPER.readValue(json, ConfusionMatrix.class)).isEqualTo(counts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(1, 5, List.of(List.of(5))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(1, 5, counts.counts()));
  }

  private static double width(ConfusionMatrix counts) {
    Interval interval =
        Objects.requireNonNull(Calibration.of(counts, 5).bias(WorkCategory.MEETING)).interval();
    return interval.high() - interval.low();
  }

  private static List<MomentPair> pairs(int count, int seed) {
    List<MomentPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add((i + seed) % 2 == 0 ? TECHNICAL : FORGOTTEN);
    }
    return pairs;
  }

  private static ConfusionMatrix draw(Map<String, List<MomentPair>> left, int minimumGroup) {
    return new PairDraw<>(Function.<MomentPair>identity(), minimumGroup, new SplittableRandom(1))
        .count(ConfusionMatrix.NONE, left);
  }

  private static ConfusionMatrix counts(int draws, int people, int[][] cells) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < WorkCategory.values().length; i++) {
      int[] given = i < cells.length ? cells[i] : new int[0];
      rows.add(Arrays.stream(Arrays.copyOf(given, WorkCategory.values().length)).boxed().toList());
    }
    return new ConfusionMatrix(draws, people, rows);
  }
}
