package dev.makertime.render.text.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.backlog.AutomationBacklog;
import dev.makertime.analysis.backlog.AutomationBacklog.Item;
import dev.makertime.analysis.backlog.AutomationBacklog.Since;
import dev.makertime.analysis.knowledge.KnownTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogTextTest {
  @Test
  void without_items_it_says_so_with_the_period() {
    assertThat(BacklogText.of(backlog(0, null)))
        .startsWith("No manual work recurs between 2024-02-29 and 2024-03-31.");
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, 1 subject is left out", "2, 2 subjects is left out"})
  void how_many_subjects_are_left_out_is_told(int leftOut, String text) {
    assertThat(BacklogText.leftOut(backlog(leftOut, null))).contains(text);
    assertThat(BacklogText.leftOut(backlog(leftOut, null)).isEmpty()).isEqualTo(leftOut == 0);
  }

  @Test
  void where_all_is_left_out_only_that_is_told() {
    assertThat(BacklogText.of(backlog(2, null)))
        .startsWith("Manual work on 2 subjects is left out: fewer than 5 people did it.");
  }

  @Test
  void a_folded_item_has_no_subject() {
    assertThat(BacklogText.of(backlog(0, null, item(null))))
        .contains("others, of fewer than 5 people each");
  }

  @Test
  void a_row_has_a_cell_for_each_heading() {
    assertThat(BacklogText.rows(backlog(0, 30.0, item("サイト/デプロイ")), Locale.ENGLISH))
        .containsExactly(
            List.of(
                "サイト/デプロイ",
                "by hand",
                "12",
                "6",
                "3.0",
                "36",
                "1,080 EUR",
                "15.0 min",
                "30.0 min",
                "auto: gone, from 4.0 a month"));
    assertThat(BacklogText.HEAD).hasSize(10);
  }

  @Test
  void without_costs_there_is_a_hint_how_to_give_them() {
    assertThat(BacklogText.note(backlog(0, null))).contains("monthlyCost");
    assertThat(BacklogText.note(backlog(0, 30.0))).contains("less money");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | 0 | 0 | ''",
        "80 | 0 | 20 | Known: 80 % of manual work. What was not read is not included.",
        "60 | 30 | 10 | Known: 60 % (and 30 % in part) of manual work.",
        "0 | 0 | 100 | Manual work is unknown: connect a tool that these people use.",
      })
  void how_much_is_known_is_told(long known, long partial, long unknown, String mark) {
    AutomationBacklog backlog =
        backlog(0, null, item("deploy")).knowing(new KnownTime(known, partial, unknown));

    assertThat(BacklogText.of(backlog)).contains("deploy", mark);
  }

  @Test
  void where_nothing_was_read_no_work_is_not_told() {
    assertThat(BacklogText.of(backlog(0, null).knowing(new KnownTime(0, 0, 100))))
        .isEqualToIgnoringNewLines("Manual work is unknown: connect a tool that these people use.");
  }

  private static Item item(@Nullable String subject) {
    return new Item(
        subject, "by hand", 12, 6, 3, 36, 1_080.0, 15, 30, List.of(new Since("auto", 4, 0)));
  }

  private static AutomationBacklog backlog(int leftOut, @Nullable Double cost, Item... items) {
    return new AutomationBacklog(
        LocalDate.parse("2024-02-29"),
        LocalDate.parse("2024-03-31"),
        cost,
        "EUR",
        5,
        leftOut,
        KnownTime.NONE,
        List.of(items));
  }
}
