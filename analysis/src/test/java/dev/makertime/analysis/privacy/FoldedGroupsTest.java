package dev.makertime.analysis.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class FoldedGroupsTest {
  private static final PrivacySettings FIVE = PrivacySettings.DEFAULT;

  record Part(String name, Map<String, Long> amounts) implements FoldedGroups.Part {
    Set<String> people() {
      return amounts.keySet();
    }
  }

  @Test
  void parts_of_enough_people_are_all_shown() {
    FoldedGroups<Part> folded = FoldedGroups.of(List.of(part("a", 1, 5), part("b", 1, 7)), FIVE);

    assertThat(folded.shown()).extracting(Part::name).containsExactly("a", "b");
    assertThat(folded.folded()).isEmpty();
  }

  @Test
  void a_single_small_part_takes_the_next_with_it_for_the_sum_would_give_it_away() {
    FoldedGroups<Part> folded =
        FoldedGroups.of(List.of(part("big", 1, 9), part("small", 1, 2), part("next", 1, 6)), FIVE);

    assertThat(folded.shown()).extracting(Part::name).containsExactly("big");
    assertThat(folded.folded()).extracting(Part::name).containsExactly("small", "next");
    assertThat(folded.showsRest(FIVE)).isTrue();
  }

  @Test
  void two_small_parts_of_the_same_few_people_take_another_with_them() {
    FoldedGroups<Part> folded =
        FoldedGroups.of(List.of(part("a", 1, 2), part("b", 1, 2), part("c", 3, 9)), FIVE);

    assertThat(folded.shown()).isEmpty();
    assertThat(folded.folded()).hasSize(3);
  }

  @Test
  void the_rest_of_too_few_people_is_not_shown_as_one_either() {
    FoldedGroups<Part> folded = FoldedGroups.of(List.of(part("a", 1, 2), part("b", 2, 4)), FIVE);

    assertThat(folded.showsRest(FIVE)).isFalse();
  }

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void whatever_can_be_computed_by_difference_is_of_enough_people(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      List<Part> parts = new ArrayList<>();
      for (int j = random.nextInt(12); j >= 0; j--) {
        int first = random.nextInt(20);
        parts.add(part("part" + j, first, first + random.nextInt(10)));
      }
      FoldedGroups<Part> folded = FoldedGroups.of(parts, FIVE);

      assertThat(folded.shown()).allMatch(part -> part.people().size() >= 5);
      assertThat(folded.folded().size() + folded.shown().size()).isEqualTo(parts.size());
      if (!folded.shown().isEmpty() && !folded.folded().isEmpty()) {
        assertThat(folded.folded()).hasSizeGreaterThan(1);
        assertThat(people(folded.folded())).hasSizeGreaterThanOrEqualTo(5);
      }
    }
  }

  private static Set<String> people(List<Part> parts) {
    return parts.stream().flatMap(part -> part.people().stream()).collect(Collectors.toSet());
  }

  private static Part part(String name, int from, int to) {
    Map<String, Long> amounts = new HashMap<>();
    for (int i = from; i <= to; i++) {
      amounts.put("p" + i, 60L);
    }
    return new Part(name, amounts);
  }
}
