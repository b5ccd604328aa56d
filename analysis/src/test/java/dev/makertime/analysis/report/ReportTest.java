package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TimeSums;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
  private static final LocalDate FROM = LocalDate.parse("2024-02-26");
  private static final LocalDate TO = LocalDate.parse("2024-03-10");
  private static final String LONG = "A".repeat(400);

  @Test
  void nobody_makes_an_empty_report() throws Exception {
    Report found = report(List.of());

    assertThat(found.isEmpty()).isTrue();
    assertThat(found.teams()).isEmpty();
    assertThat(found.people()).isEmpty();
    assertThat(found.nobodys()).isZero();
  }

  @Test
  void a_leap_day_is_in_its_week() throws Exception {
    Report found = report(List.of(Days.day("ana", "2024-02-29", "churn")));

    assertThat(found.weeks()).containsExactly(Week.parse("2024-W09"));
    assertThat(found.people())
        .containsExactly(
            new Report.Group(
                "ana",
                LONG,
                1,
                new java.util.TreeMap<>(Map.of(Week.parse("2024-W09"), times(1))),
                times(1)));
  }

  @Test
  void who_is_in_no_team_is_in_a_group_of_its_own() throws Exception {
    Report found = report(List.of(Days.day("ana", "2024-02-29", null)));

    assertThat(found.teams()).extracting(Report.Group::name).containsExactly("(no team)");
  }

  @Test
  void groups_are_in_the_order_of_their_ids_in_any_script() throws Exception {
    Report found =
        report(
            List.of(
                Days.day("美咲", "2024-02-29", "データ"),
                Days.day("ana", "2024-02-29", "churn"),
                Days.day("ana", "2024-03-01", "Ωmega")));

    assertThat(found.people()).extracting(Report.Group::name).containsExactly(LONG, "佐藤 美咲");
    assertThat(found.teams()).extracting(Report.Group::id).containsExactly("churn", "Ωmega", "データ");
  }

  @Test
  void a_shared_account_is_no_head_and_has_no_working_time() throws Exception {
    Report.Group team =
        report(
                List.of(
                    Days.day("ana", "2024-02-29", "churn"),
                    Days.day("deploy", "2024-02-29", "churn")))
            .teams()
            .get(0);

    assertThat(team.heads()).isEqualTo(1);
    assertThat(team.total().amounts().available()).isEqualTo(28_800);
    assertThat(team.total().amounts().technical()).isEqualTo(22_500);
    assertThat(team.total().amounts().manual()).isEqualTo(2 * 1_800);
  }

  @Test
  void identities_that_nobody_owns_are_listed_apart_and_never_in_a_team() throws Exception {
    Report found =
        report(
            List.of(
                Days.day("?gitlab:root", "2024-02-29", null),
                Days.day("ana", "2024-02-29", "churn")));

    assertThat(found.unattributed()).extracting(Report.Group::name).containsExactly("gitlab:root");
    assertThat(found.nobodys()).isEqualTo(1);
    assertThat(found.teams()).extracting(Report.Group::id).containsExactly("churn");
  }

  @Test
  void a_report_of_teams_names_nobody() throws Exception {
    Report found =
        report(
                List.of(
                    Days.day("?gitlab:root", "2024-02-29", null),
                    Days.day("ana", "2024-02-29", "churn")))
            .ofTeams();

    assertThat(found.people()).isEmpty();
    assertThat(found.unattributed()).isEmpty();
    assertThat(found.nobodys()).isEqualTo(1);
    assertThat(found.teams()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"MEETING, 1", "MANUAL, 2", "QUEUE, 3", "RUN, 4", "RESUME, 5", "TECHNICAL, 6"})
  void every_category_is_its_own_part_of_the_totals(Category category, long seconds) {
    TimeSums totals = new TimeSums(21, 1, 2, 3, 4, 5, 6, 0, 0, 0);

    assertThat(category.seconds(totals)).isEqualTo(seconds);
    assertThat(totals.waiting()).isEqualTo(12);
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void teams_people_and_weeks_add_up_to_the_same(int seed) throws Exception {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      List<EngineerDay> days = new ArrayList<>();
      for (LocalDate date = FROM; !date.isAfter(TO); date = date.plusDays(1)) {
        for (String person : List.of("ana", "美咲", "deploy")) {
          if (random.nextInt(3) > 0) {
            days.add(Days.day(person, date.toString(), random.nextBoolean() ? "churn" : null));
          }
        }
      }
      Report found = report(days);
      Collections.shuffle(days, random);

      for (ToLongFunction<TimeSums> amount :
          List.<ToLongFunction<TimeSums>>of(
              TimeSums::available, TimeSums::manual, TimeSums::waitUpper)) {
        long people =
            found.people().stream().mapToLong(of -> amount.applyAsLong(of.total().amounts())).sum();
        long teams =
            found.teams().stream().mapToLong(of -> amount.applyAsLong(of.total().amounts())).sum();
        long weeks =
            found.people().stream()
                .flatMap(of -> of.weeks().values().stream())
                .map(Totals::amounts)
                .mapToLong(amount)
                .sum();
        assertThat(people).isEqualTo(teams).isEqualTo(weeks);
      }
      assertThat(report(days)).isEqualTo(found);
    }
  }

  private static Totals times(int days) {
    return new Totals(
        new TimeSums(28_800L * days, 3_600, 1_800, 300, 600, 0, 22_500, 14_400, 1_200, 300),
        false,
        KnownTimes.NONE);
  }

  private static Report report(List<EngineerDay> days) throws InvalidOrganization {
    Organization organization =
        OrganizationFile.parse(
            "people: [{id: ana, name: %s}, {id: 美咲, name: 佐藤 美咲}, {id: deploy, shared: true}]"
                .formatted(LONG));
    return Report.of(organization, days, FROM, TO);
  }
}
