package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that become part of a key, and how free text is made one. */
class KeyTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a\u0000b", "a\u0085b", "a\nb", "a\ud83d", "\ude80a", "abcdefghi"})
  void what_no_key_can_have_is_refused(String text) {
    assertThatThrownBy(() -> KeyText.check("subject", text, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subject");
  }

  @Test
  void of_too_long_a_text_the_beginning_or_the_end_is_kept() {
    assertThat(KeyText.beginning("group/churn", 7)).isEqualTo("group/c");
    assertThat(KeyText.ending("group/churn", 7)).isEqualTo("p/churn");
  }

  @Test
  void no_pair_is_torn_where_it_is_cut() {
    assertThat(KeyText.beginning("ab🚀cd", 3)).isEqualTo("ab");
    assertThat(KeyText.ending("ab🚀cd", 3)).isEqualTo("cd");
  }

  @Test
  void characters_that_no_key_has_become_spaces() {
    assertThat(KeyText.beginning("\u0001a\u0085b\ud83d \t", 256)).isEqualTo("a b");
    assertThat(KeyText.beginning("\r\n\u009f", 256)).isEmpty();
  }

  @Test
  void whatever_the_text_what_is_made_of_it_can_be_a_key() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("x");
      random
          .ints(random.nextInt(24), 0, 6)
          .map(kind -> new int[] {'a', ' ', '\t', 0x9f, 0xd83d, 0xde80}[kind])
          .forEach(character -> text.append((char) character));
      String begins = KeyText.beginning(text.toString(), 8);
      String ends = KeyText.ending(text + "x", 8);
      assertThatCode(() -> KeyText.check("text", begins, 8)).doesNotThrowAnyException();
      assertThatCode(() -> KeyText.check("text", ends, 8)).doesNotThrowAnyException();
    }
  }
}
