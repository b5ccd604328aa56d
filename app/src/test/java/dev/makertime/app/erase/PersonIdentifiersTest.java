package dev.makertime.app.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.topics.Topics;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of people and of identities may hold what keys are joined with. */
class PersonIdentifiersTest {
  private final PersonIdentifiers ana =
      new PersonIdentifiers("ana", Set.of("tool:ana", "tool:ana|x"), "Ana");

  @ParameterizedTest
  @CsvSource({
    "ana|2026-06-05, true",
    "?tool:ana|2026-06-05, true",
    "?tool:ana|x|2026-06-05, true",
    "?tool:ana|y|2026-06-05, false",
    "?tool:anab|2026-06-05, false",
    "ana2|2026-06-05, false",
    "?ana|2026-06-05, false",
    "'', false",
    "ana, false"
  })
  void a_day_is_of_whom_its_whole_key_says(String key, boolean isTheirs) {
    assertThat(ana.isOf(Topics.ENGINEER_DAYS.name(), key, null)).isEqualTo(isTheirs);
  }
}
