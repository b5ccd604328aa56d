package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamDayTest {
  private static final LocalDate DAY = RandomEvidence.DAY;

  private final Person ana = member("ana").build();
  private final Person bo = member("bo").build();
  private final Person account = member("deploy").shared().build();
  private final Organization organization =
      new Organization(
          List.of(ana, bo, account),
          Map.of("git:ana", "ana", "git:bo", "bo", "git:deploy", "deploy"),
          Set.of("git:bot"),
          Person.unknown(),
          List.of(),
          List.of(),
          null,
          Map.of());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_teams_day_is_the_sum_of_its_members_days(int seed) {
    List<EngineerDay> days = days(new Random(seed));

    List<TeamDay> teamDays = TeamDay.of(organization, days);

    assertThat(teamDays).as("seed %d", seed).hasSize(3);
    for (TeamDay day : teamDays) {
      List<EngineerDay> own =
          days.stream().filter(one -> one.date().equals(day.date()) && one.team() != null).toList();
      assertThat(day.meeting()).isEqualTo(own.stream().mapToLong(EngineerDay::meeting).sum());
      assertThat(day.manual()).isEqualTo(own.stream().mapToLong(EngineerDay::manual).sum());
      assertThat(day.amounts().waiting())
          .isEqualTo(own.stream().mapToLong(EngineerDay::waiting).sum());
      assertThat(day.available())
          .isEqualTo(
              own.stream()
                  .filter(one -> !one.person().equals("deploy"))
                  .mapToLong(EngineerDay::available)
                  .sum());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14})
  void the_order_of_days_changes_no_sum(int seed) {
    List<EngineerDay> days = new ArrayList<>(days(new Random(seed)));
    List<TeamDay> before = TeamDay.of(organization, days);

    Collections.shuffle(days, new Random(seed));

    assertThat(TeamDay.of(organization, days)).isEqualTo(before);
  }

  @Test
  void an_account_that_several_use_adds_its_evidence_and_neither_head_nor_working_time() {
    EngineerDay day = Timeline.day(account, DAY, meeting("git:deploy"), RandomEvidence.LATER);

    Contribution shared = Contribution.of(day, true);

    assertThat(shared.heads()).isZero();
    assertThat(shared.available()).isZero();
    assertThat(shared.technical()).isZero();
    assertThat(shared.meeting()).isEqualTo(1_800);
  }

  @Test
  void a_member_on_a_quiet_day_off_is_no_head() {
    Person off = member("cy").holiday(DAY.toString()).build();

    assertThat(Contribution.of(quiet(off), false).heads()).isZero();
    assertThat(Contribution.of(quiet(ana), false).heads()).isOne();
  }

  @Test
  void who_has_no_team_is_in_no_teams_day() {
    Person alone = new PersonBuilder("dan").measuredFrom("2026-01-01").build();

    assertThat(TeamDay.of(organization, List.of(quiet(alone)))).isEmpty();
  }

  @Test
  void a_day_that_is_not_over_for_one_is_not_over_for_the_team() {
    EngineerDay over = quiet(ana);
    EngineerDay running =
        Timeline.day(bo, DAY, List.of(), DAY.atTime(12, 0).atZone(bo.timeZone()).toInstant());

    TeamDay day = TeamDay.of(organization, List.of(over, running)).get(0);

    assertThat(day.provisional()).isTrue();
    assertThat(day.people()).isEqualTo(2);
  }

  @Test
  void what_bots_and_strangers_do_is_of_no_member() {
    List<Activity> evidence = new ArrayList<>(meeting("git:bot"));
    evidence.addAll(meeting("git:stranger"));

    List<EngineerDay> days =
        BatchMeasurement.days(organization, evidence, DAY, DAY, RandomEvidence.LATER);

    assertThat(days).extracting(EngineerDay::person).contains("?git:stranger");
    assertThat(TeamDay.of(organization, days).get(0).meeting()).isZero();
  }

  private List<EngineerDay> days(Random random) {
    List<Activity> evidence = new ArrayList<>();
    for (String identity : List.of("git:ana", "git:bo", "git:deploy", "git:stranger")) {
      evidence.addAll(new RandomEvidence(random).closed(identity, random.nextInt(10)));
    }
    return BatchMeasurement.days(
        organization, evidence, DAY.minusDays(1), DAY.plusDays(1), RandomEvidence.LATER);
  }

  private static EngineerDay quiet(Person person) {
    return Timeline.day(person, DAY, List.of(), RandomEvidence.LATER);
  }

  private static List<Activity> meeting(String identity) {
    var start = DAY.atTime(10, 0).atZone(java.time.ZoneOffset.UTC).toInstant();
    return List.of(
        RandomEvidence.of(
            identity,
            "m",
            ActivityKind.MEETING,
            start,
            null,
            start.plusSeconds(1_800),
            "meetings"));
  }

  private static PersonBuilder member(String id) {
    return new PersonBuilder(id).team("churn", "2026-01-01").measuredFrom("2026-01-01");
  }
}
