package dev.makertime.analysis.attrition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.model.Organization;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attrition as a measured input of simulations. */
class AttritionFigureTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-07-15");

  @Test
  void it_is_measured_where_leavers_were_counted_over_enough_years() throws Exception {
    Baseline.Figure figure =
        Objects.requireNonNull(into(organization(12, 2), null).figures().get(AttritionFigure.PATH));

    assertThat(figure.origin().kind()).isEqualTo(FigureCertainty.MEASURED);
    assertThat(figure.origin().window()).isEqualTo("2024-07-01/2026-06-30");
    assertThat(figure.origin().source()).contains("2 leavers in 22", "of 12 people");
    assertThat(figure.value()).isCloseTo((0.132 * 15 + 2) / (15 + 22), within(0.002));
    assertThat(Objects.requireNonNull(figure.origin().ci95()).low()).isPositive();
  }

  @Test
  void nothing_is_made_of_a_file_on_which_nobody_ever_left() throws Exception {
    assertThat(into(organization(12, 0), null).figures()).isEmpty();
  }

  @Test
  void nothing_is_told_of_few_people() throws Exception {
    assertThat(into(organization(4, 1), null).figures()).isEmpty();
  }

  @Test
  void of_a_small_team_it_is_everybodys() throws Exception {
    Organization organization = organization(12, 2);

    assertThat(into(organization, "small")).isEqualTo(into(organization, null));
    assertThat(into(organization, "large")).isNotEqualTo(into(organization, null));
  }

  @ParameterizedTest
  @CsvSource({"6, 1, 0.3", "12, 2, 0.107"})
  void a_typed_rate_holds_until_enough_is_counted(int people, int leavers, double rate)
      throws Exception {
    Assumptions assumptions =
        Assumptions.of(
            Json.MAPPER.readTree(
                """
                {"org": {"engineers": 6, "baseSalaryPerYear": 60000}, "scenarios": {"current":
                 {"projectBuildHours": 160, "meetingHours": 1, "attritionPerYear": 0.3}}}
                """),
            into(organization(people, leavers), null));

    assertThat(
            assumptions
                .tree()
                .path("scenarios")
                .path("current")
                .path("attritionPerYear")
                .asDouble())
        .isCloseTo(rate, within(0.002));
  }

  private static Baseline into(Organization organization, @Nullable String team) {
    Baseline none =
        new Baseline(
            LocalDate.parse("2026-04-01"),
            LocalDate.parse("2026-06-30"),
            6,
            13,
            18,
            Map.of(),
            List.of(),
            0,
            0,
            Map.of());
    return AttritionFigure.into(none, organization, team, TODAY, 5);
  }

  /** All but three are in the large team; who leaves, leaves on 2025-06-30. */
  private static Organization organization(int people, int leavers) throws Exception {
    StringBuilder yaml = new StringBuilder("people:\n");
    for (int i = 0; i < people; i++) {
      yaml.append(
          "  - {id: p%d, teams: [{team: %s, from: 2020-01-01}], employed: {from: 2020-01-01%s}}%n"
              .formatted(i, i < 3 ? "small" : "large", i < leavers ? ", to: 2025-06-30" : ""));
    }
    return OrganizationFile.parse(yaml.toString());
  }
}
