package dev.makertime.analysis.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.simulation.Assumptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What adopting tools makes of a scenario. */
class LeversTest {
  private static final String CURRENT =
      "current: {projectBuildHours: 160, manualFixedHours: 10, featureCompleteness: 0.5}";

  @Test
  void factors_of_several_tools_multiply_and_keep_their_range() throws Exception {
    Assumptions found = inputs(CURRENT + ", other: {adopt: [airflow, mlflow]}");

    assertThat(value(found, "manualFixedHours")).isCloseTo(10 * 0.6 * 0.85, within(1e-9));
    FigureOrigin origin = origin(found, "manualFixedHours");
    assertThat(origin.kind()).isEqualTo(FigureCertainty.ASSUMED);
    assertThat(origin.low()).isCloseTo(10 * 0.4 * 0.7, within(1e-9));
    assertThat(origin.high()).isCloseTo(10 * 0.9, within(1e-9));
    assertThat(origin.source()).contains("Apache Airflow, MLflow", "assumption: ");
  }

  @Test
  void a_typed_figure_holds_whatever_is_adopted() throws Exception {
    Assumptions found =
        inputs(CURRENT + ", other: {adopt: [airflow], manualFixedHours: {factor: 0.9}}");

    assertThat(value(found, "manualFixedHours")).isCloseTo(9, within(1e-9));
  }

  @Test
  void what_no_tool_changes_is_as_now() throws Exception {
    Assumptions found = inputs(CURRENT + ", other: {adopt: [git-lfs]}");

    assertThat(value(found, "projectBuildHours")).isEqualTo(160);
    assertThat(origin(found, "projectBuildHours").source()).isEqualTo("as current");
  }

  @Test
  void the_platform_has_at_worst_what_it_has_and_at_best_all_that_is_moved_besides()
      throws Exception {
    Assumptions found = inputs(CURRENT + ", other: {adopt: [airflow]}");

    assertThat(value(found, "featureCompleteness")).isCloseTo(0.5 + 0.5 * 5 / 11, within(1e-9));
    assertThat(origin(found, "featureCompleteness").low()).isEqualTo(0.5);
    assertThat(origin(found, "featureCompleteness").high()).isCloseTo(0.5 + 5.0 / 11, within(1e-9));
  }

  @Test
  void an_unknown_platform_stays_unknown() throws Exception {
    Assumptions found = inputs("current: {projectBuildHours: 160}, other: {adopt: [airflow, dvc]}");

    assertThat(origin(found, "featureCompleteness").kind()).isEqualTo(FigureCertainty.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "other: {adopt: [airfow]} | scenarios.other.adopt: an unknown tool; the nearest known one is airflow",
        "other: {adopt: [dvc, dvc]} | scenarios.other.adopt has dvc twice",
        "other: {adopt: airflow} | scenarios.other.adopt must be a list of airflow, digdag",
        "other: {adopt: [1, [], {}]} | scenarios.other.adopt: an unknown tool",
      })
  void a_wrong_list_is_refused_by_its_path(String scenario, String mistake) {
    assertThat(mistakes(CURRENT + ", " + scenario)).contains(mistake);
  }

  @Test
  void nothing_is_adopted_that_is_there_already() {
    assertThat(mistakes("current: {projectBuildHours: 160, adopt: [dvc]}"))
        .contains("scenarios.current.adopt is not known");
  }

  @Test
  void each_is_in_the_documentation_with_its_factors() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "levers.md"));

    for (Lever lever : Levers.all()) {
      lever
          .effects()
          .forEach(
              (input, effect) ->
                  assertThat(page)
                      .contains(
                          String.format(
                              Locale.ROOT,
                              "| `%s` | `%s` | %s | %s | %s | %s |",
                              lever.name(),
                              input,
                              effect.best(),
                              effect.usual(),
                              effect.worst(),
                              effect.why())));
      assertThat(page)
          .contains(
              "| `%s` | %s | %s |"
                  .formatted(
                      lever.name(),
                      lever.title(),
                      String.join(", ", lever.boxes().stream().map(box -> box.text()).toList())));
    }
  }

  private static Assumptions inputs(String scenarios) throws Exception {
    return Assumptions.of(
        new YAMLMapper()
            .readTree(
                "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {" + scenarios + "}}"),
        null);
  }

  private static List<String> invalid(String scenarios) {
    try {
      inputs(scenarios);
      return List.of();
    } catch (Assumptions.Invalid e) {
      return e.mistakes();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String mistakes(String scenarios) {
    return String.join("\n", invalid(scenarios));
  }

  private static double value(Assumptions found, String field) {
    return found.tree().path("scenarios").path("other").path(field).asDouble();
  }

  private static FigureOrigin origin(Assumptions found, String field) {
    return Objects.requireNonNull(found.origins().get("scenarios.other." + field));
  }
}
