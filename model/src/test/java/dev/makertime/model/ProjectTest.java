package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {

  @ParameterizedTest
  @CsvSource({
    "data/churn, data/churn, true",
    "data/churn, data/churn-ui, false",
    "data/*, data/churn, true",
    "data/*, data/, true",
    "data/*, data, false",
    "*, anything, true",
    "*churn*, data/churn/etl, true",
    "*.sql, a.sql.gz, false",
    "*.sql, a.sql.sql, true",
    "a**b, ab, true",
    "A*, a, false",
  })
  void a_star_stands_for_any_text(String pattern, String subject, boolean covers) {
    assertThat(project(pattern).covers(subject)).isEqualTo(covers);
  }

  @Test
  void one_of_several_patterns_is_enough() {
    Project project = project("data/churn", "airflow/churn_*");

    assertThat(project.covers("airflow/churn_daily")).isTrue();
    assertThat(project.covers("airflow/pricing")).isFalse();
  }

  @Test
  void a_project_without_patterns_covers_nothing() {
    assertThat(project().covers("data/churn")).isFalse();
  }

  /** Against regular expressions, over an alphabet of few letters so that much matches. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void patterns_match_as_regular_expressions_do(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String pattern = random(random, "ab*", 8);
      String subject = random(random, "ab", 10);
      String regex =
          Arrays.stream(pattern.split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));

      assertThat(project(pattern).covers(subject))
          .as("%s on %s, seed %d", pattern, subject, seed)
          .isEqualTo(subject.matches(regex));
    }
  }

  private static String random(Random random, String letters, int longest) {
    return random
        .ints(random.nextInt(longest + 1), 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static Project project(String... subjects) {
    return new Project("churn", List.of(subjects), null, null, List.of());
  }
}
