package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every day, whatever the evidence; golden cases have the figures. */
class TimelineTest {
  private static final LocalDate DAY = RandomEvidence.DAY;
  private static final String GIT = "git:ana";
  private static final int ROUNDS = 60;

  private final Person ana =
      new PersonBuilder("ana")
          .zone("Europe/Lisbon")
          .worksDaily("09:00-13:00", "14:00-18:00")
          .team("churn", "2026-01-01")
          .measuredFrom("2026-01-01")
          .build();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_parts_of_a_day_are_its_working_time(int seed) {
    forEachEvidence(
        seed,
        evidence -> {
          EngineerDay day = day(ana, evidence);

          assertThat(day.meeting() + day.manual() + day.waiting() + day.technical())
              .isEqualTo(day.available());
          assertThat(day.focus()).isBetween(0L, day.technical());
          assertThat(day.waitUpper()).isGreaterThanOrEqualTo(day.waiting());
          assertThat(day.unattended()).isBetween(0, day.waits());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14})
  void the_order_of_evidence_changes_nothing(int seed) {
    forEachEvidence(
        seed,
        evidence -> {
          List<Activity> shuffled = new ArrayList<>(evidence);
          Collections.shuffle(shuffled, new Random(seed));

          assertThat(day(ana, shuffled)).isEqualTo(day(ana, evidence));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 22, 23, 24})
  void a_meeting_in_two_halves_is_as_long_as_in_one(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      List<Activity> others = new RandomEvidence(random).closed(GIT, random.nextInt(6));
      Instant start = new RandomEvidence(random).start();
      Instant middle = start.plusSeconds(1 + random.nextInt(3_600));
      Instant end = middle.plusSeconds(1 + random.nextInt(3_600));

      TimeSums whole = day(ana, with(others, meeting("m", start, end))).amounts();
      TimeSums halves =
          day(ana, with(others, meeting("m1", start, middle), meeting("m2", middle, end)))
              .amounts();

      assertThat(halves).as("seed %d, round %d", seed, i).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 34})
  void a_further_meeting_takes_nothing_from_meetings(int seed) {
    forEachEvidence(
        seed,
        evidence -> {
          Instant start = DAY.atTime(10, 0).atZone(ana.timeZone()).toInstant();
          List<Activity> more = with(evidence, meeting("m", start, start.plusSeconds(1_800)));

          assertThat(day(ana, more).meeting()).isGreaterThanOrEqualTo(day(ana, evidence).meeting());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 42, 43, 44})
  void every_second_of_evidence_is_explained(int seed) {
    forEachEvidence(
        seed,
        evidence -> {
          Explanation explained = Timeline.explain(ana, DAY, evidence, RandomEvidence.LATER);

          EngineerDay day = explained.day();
          assertThat(day).isEqualTo(day(ana, evidence));
          assertThat(counted(explained, ActivityKind.MEETING)).isEqualTo(day.meeting());
          assertThat(counted(explained, ActivityKind.MANUAL)).isEqualTo(day.manual());
          assertThat(counted(explained, ActivityKind.WAIT)).isEqualTo(day.waiting());
          assertThat(explained.pieces()).allMatch(TimelineTest::isWhole);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 46})
  void each_wait_is_tallied_as_many_seconds_as_it_explains(int seed) {
    forEachEvidence(
        seed,
        evidence -> {
          Map<String, Long> tallied = new TreeMap<>();
          for (CountedWait one : Timeline.countedWaits(ana, DAY, evidence, RandomEvidence.LATER)) {
            tallied.merge(
                one.waitId(), Duration.between(one.from(), one.to()).toSeconds(), Long::sum);
          }

          Map<String, Long> explained = new TreeMap<>();
          Timeline.explain(ana, DAY, evidence, RandomEvidence.LATER).pieces().stream()
              .filter(piece -> piece.kind() == ActivityKind.WAIT && piece.counted() > 0)
              .forEach(piece -> explained.merge(piece.activity().id(), piece.counted(), Long::sum));
          assertThat(tallied).isEqualTo(explained);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {51, 52, 53, 54})
  void segments_follow_each_other_and_fill_the_working_time(int seed) {
    forEachEvidence(
        seed,
        evidence -> {
          List<Segment> segments = Timeline.segments(ana, DAY, evidence, RandomEvidence.LATER);

          long seconds = 0;
          Instant last = Instant.EPOCH;
          for (Segment segment : segments) {
            assertThat(segment.start()).isAfterOrEqualTo(last);
            seconds += Duration.between(segment.start(), segment.end()).toSeconds();
            last = segment.end();
          }
          assertThat(seconds).isEqualTo(day(ana, evidence).available());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {61, 62})
  void subjects_have_all_counted_seconds_and_those_after_hours(int seed) {
    forEachEvidence(
        seed,
        evidence -> {
          EngineerDay day = day(ana, evidence);

          EngineerDay.Share all =
              day.subjects().values().stream()
                  .reduce(EngineerDay.Share.NONE, EngineerDay.Share::plus);
          assertThat(all.meeting()).isEqualTo(day.meeting() + day.afterHours().meeting());
          assertThat(all.manual()).isEqualTo(day.manual() + day.afterHours().manual());
          assertThat(all.waiting()).isEqualTo(day.waiting());
        });
  }

  @Test
  void nothing_counts_before_it_has_happened() {
    Instant nine = DAY.atTime(9, 0).atZone(ana.timeZone()).toInstant();
    List<Activity> evidence = List.of(meeting("m", nine, nine.plusSeconds(3_600)));

    EngineerDay early = Timeline.day(ana, DAY, evidence, nine.plusSeconds(600));

    assertThat(early.meeting()).isEqualTo(600);
    assertThat(early.provisional()).isTrue();
    assertThat(Timeline.day(ana, DAY, evidence, RandomEvidence.LATER).provisional()).isFalse();
  }

  @Test
  void a_quiet_day_off_is_no_day_and_a_quiet_working_day_is_one() {
    Person weekdays = new PersonBuilder("ana").measuredFrom("2026-03-01").build();

    assertThat(exists(weekdays, "2026-03-07")).isFalse();
    assertThat(exists(weekdays, "2026-03-06")).isTrue();
    assertThat(exists(weekdays, "2026-02-27")).isFalse();
    assertThat(exists(weekdays.as(Person.unknownId(GIT)), "2026-03-06")).isFalse();
  }

  private static boolean exists(Person person, String date) {
    EngineerDay quiet =
        Timeline.day(person, LocalDate.parse(date), List.of(), RandomEvidence.LATER);
    return Timeline.exists(quiet, person);
  }

  private interface Check {
    void of(List<Activity> evidence);
  }

  private static void forEachEvidence(int seed, Check check) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      check.of(new RandomEvidence(random).closed(GIT, random.nextInt(12)));
    }
  }

  private static boolean isWhole(Explanation.Piece piece) {
    return piece.evidence()
        == piece.outside()
            + piece.underMeeting()
            + piece.underManual()
            + piece.capped()
            + piece.unattended()
            + piece.shared()
            + piece.counted();
  }

  private static long counted(Explanation explanation, ActivityKind kind) {
    return explanation.sum(kind, Explanation.Piece::counted);
  }

  private static Activity meeting(String id, Instant start, Instant end) {
    return RandomEvidence.of(GIT, id, ActivityKind.MEETING, start, null, end, "meetings");
  }

  private static List<Activity> with(List<Activity> others, Activity... more) {
    List<Activity> all = new ArrayList<>(others);
    all.addAll(List.of(more));
    return all;
  }

  private static EngineerDay day(Person person, List<Activity> evidence) {
    return Timeline.day(person, DAY, evidence, RandomEvidence.LATER);
  }
}
