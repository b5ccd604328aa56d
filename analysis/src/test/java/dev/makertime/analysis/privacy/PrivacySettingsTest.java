package dev.makertime.analysis.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacySettingsTest {
  record Part(Map<String, Long> amounts) implements FoldedGroups.Part {
    Set<String> people() {
      return amounts.keySet();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0, false",
    "5, 4, false",
    "5, 5, true",
    "1, 1, true",
    "1, 0, false",
    "100, 99, false"
  })
  void a_sum_is_shown_from_the_minimum_group_on(int minimum, int people, boolean shown) {
    assertThat(new PrivacySettings(minimum, false).shows(people)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, minimumGroup must be 1 to 100",
    "101, 1, minimumGroup must be 1 to 100",
    "5, -1, keepWeeks must be 0 to 1040",
    "5, 1041, keepWeeks must be 0 to 1040"
  })
  void other_bounds_are_refused(int minimum, int weeks, String why) {
    assertThatThrownBy(() -> new PrivacySettings(minimum, false, weeks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @Test
  void three_years_are_stored_unless_configured() {
    assertThat(PrivacySettings.DEFAULT).isEqualTo(new PrivacySettings(5, false, 156));
  }

  @Test
  void no_parts_are_shown_and_none_folded() {
    FoldedGroups<Part> found = FoldedGroups.of(List.<Part>of(), PrivacySettings.DEFAULT);

    assertThat(found.shown()).isEmpty();
    assertThat(found.showsRest(PrivacySettings.DEFAULT)).isFalse();
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void folding_never_leaves_a_single_hidden_part_beside_shown_ones(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      PrivacySettings privacy = new PrivacySettings(1 + random.nextInt(10), false);
      List<Part> parts = new ArrayList<>();
      for (int i = random.nextInt(10); i >= 0; i--) {
        Map<String, Long> amounts = new TreeMap<>();
        for (int j = random.nextInt(12); j >= 0; j--) {
          amounts.put("p" + random.nextInt(15), 1L + random.nextInt(60));
        }
        parts.add(new Part(amounts));
      }

      FoldedGroups<Part> found = FoldedGroups.of(parts, privacy);
      Collections.shuffle(parts, random);

      if (!found.shown().isEmpty()) {
        assertThat(found.folded().size()).isNotEqualTo(1);
        assertThat(found.folded().isEmpty() || found.showsRest(privacy)).isTrue();
      }
      assertThat(found.shown()).allMatch(part -> privacy.shows(part.people().size()));
      assertThat(found.shown().size() + found.folded().size()).isEqualTo(parts.size());
    }
  }
}
