package dev.makertime.render.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTitlesTest {
  @ParameterizedTest
  @CsvSource({
    "scenarios.current.maintenanceHoursPerProject, Maintenance hours per project (now)",
    "scenarios.optimal.toolOneOff, 'Tools, paid once (optimal)'",
    "org.baseSalaryPerYear, Salary per year",
    "org.runs, Waits for runs",
    "org.somethingNew, org.somethingNew"
  })
  void inputs_have_plain_words(String path, String words) {
    assertThat(InputTitles.of(path)).isEqualTo(words);
  }
}
