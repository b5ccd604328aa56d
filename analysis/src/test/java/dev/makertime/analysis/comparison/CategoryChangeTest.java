package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.comparison.CategoryChange.Confirmation;
import dev.makertime.analysis.comparison.CategoryChange.Verdict;
import dev.makertime.analysis.statistics.Numbers;
import dev.makertime.testkit.Seeds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryChangeTest {
  @ParameterizedTest
  @CsvSource({
    "-3.1 -2.9 -3 -3.05 -2.95 -3, IMPROVED, CONFIRMED",
    "3.1 2.9 3 3.05 2.95 3, WORSE, CONFIRMED",
    "-3.1 -2.9 -3 -3.05, IMPROVED, NOT_ATTAINABLE",
    "0.1 -0.1 0.2 -0.2 0.1 -0.1, NO_MATERIAL_CHANGE, NOT_CONFIRMED",
    "5 -5 8 -7 2 -1, INCONCLUSIVE, NOT_CONFIRMED",
    "-3.1 -2.9 -3, DESCRIPTIVE_ONLY, NOT_ATTAINABLE",
    "-3 -3 -3 -3 -3 -3, DESCRIPTIVE_ONLY, CONFIRMED",
    "'', DESCRIPTIVE_ONLY, NOT_ATTAINABLE"
  })
  void the_interval_gives_the_verdict_and_sign_flips_confirm_it(
      String differences, Verdict verdict, Confirmation confirmation) {
    CategoryChange found =
        Objects.requireNonNull(
            CategoryChange.of(Map.of("manual", Numbers.of(differences)), 0.05, 1).get("manual"));

    assertThat(found.verdict()).isEqualTo(verdict);
    assertThat(found.confirmation()).isEqualTo(confirmation);
  }

  @Test
  void a_wider_margin_makes_a_change_immaterial() {
    Map<String, double[]> differences = Map.of("manual", Numbers.of("5 -5 8 -7 2 -1"));

    assertThat(CategoryChange.of(differences, 0.05, 10).get("manual"))
        .extracting(CategoryChange::verdict)
        .isEqualTo(Verdict.NO_MATERIAL_CHANGE);
  }

  @Test
  void more_categories_make_a_change_harder_to_confirm() {
    Map<String, double[]> several = new LinkedHashMap<>();
    for (String name : new String[] {"manual", "waiting", "meetings"}) {
      several.put(name, Numbers.of("-3.1 -2.9 -3 -3.05 -2.95 -3"));
    }

    assertThat(CategoryChange.of(several, 0.05, 1).values())
        .extracting(CategoryChange::confirmation)
        .containsOnly(Confirmation.NOT_ATTAINABLE);
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void adjusted_p_values_are_never_below_the_raw_ones(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      Map<String, double[]> differences = new LinkedHashMap<>();
      differences.put("manual", Numbers.random(random, 5 + random.nextInt(5)));
      differences.put("待ち", Numbers.random(random, 5 + random.nextInt(5)));

      CategoryChange.of(differences, 0.05, 1)
          .forEach(
              (category, change) -> {
                assertThat(change.holmTP()).isGreaterThanOrEqualTo(change.paired().tP());
                assertThat(change.holmPermutationP())
                    .isGreaterThanOrEqualTo(change.paired().permutationP());
              });
    }
  }
}
