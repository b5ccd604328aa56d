package dev.makertime.reporter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of a page that are known in part, or of which a part is withheld. */
class KnownFiguresTest {
  private static final String SUMS =
      "const sums = (of) => ({ available: 144000, meeting: 0, manual: 0, queue: 0, run: 0,"
          + " resume: 0, technical: 0, focus: 0, rest: 0, waitUpper: 0, afterHours: 0, ...of });"
          + "const all = { known: 10, partial: 0, unknown: 0 };"
          + "const half = { known: 5, partial: 0, unknown: 5 };"
          + "const none = { known: 0, partial: 0, unknown: 10 };"
          + "const known = { meetings: all, tools: all, both: all };"
          + "const mixed = { meetings: half, tools: all, both: half };"
          + "const nothing = { meetings: none, tools: none, both: none };";

  @TempDir Path directory;

  private PageScripts page;

  @BeforeEach
  void copyScripts() throws Exception {
    page = new PageScripts(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "focus, '{ rest: 90000 }', known, withheld, ''",
    "manual, '{ rest: 90000 }', known, withheld, ''",
    "manual, '{ rest: 90000, manual: 7200 }', known, ≥ 2.0, ≥ 5 %",
    "focus, '{ rest: 90000, focus: 7200 }', known, ≥ 2.0, ≥ 5 %",
    "focus, '{ rest: 90000 }', mixed, withheld, ''",
    "focus, '{ rest: 90000, focus: 7200 }', mixed, withheld, ''",
    "technical, '{ rest: 90000, technical: 18000 }', known, 30.0, 75 %",
    "technical, '{ rest: 90000 }', mixed, ≤ 25.0, ≤ 63 %",
    "meeting, '{ rest: 90000 }', nothing, unknown, ''",
    "focus, '{ technical: 90000 }', nothing, unknown, ''",
    "focus, '{ technical: 90000, focus: 7200 }', mixed, ≤ 2.0, ≤ 5 %",
    "manual, '{ technical: 90000 }', known, 0.0, 0 %",
  })
  void a_part_beside_withheld_hours_is_withheld_or_a_lower_bound(
      String part, String of, String known, String hours, String share) throws Exception {
    String answer =
        page.run(
            "known",
            "{ knownHours, knownShare }",
            SUMS
                + "const one = ['%s', sums(%s), %s];".formatted(part, of, known)
                + "return knownHours(...one) + '|' + knownShare(...one);");

    assertThat(answer).isEqualTo(hours + "|" + share);
  }

  @Test
  void the_description_of_a_bar_has_technical_work_and_withheld_hours_as_one() throws Exception {
    String answer =
        page.run("known", "{ describe }", SUMS + "return describe(sums({ rest: 90000 }), known);");

    assertThat(answer)
        .contains("Manual work withheld, ", "Technical work, with withheld hours 25.0 h")
        .doesNotContain("0.0", "withheld h,");
  }
}
