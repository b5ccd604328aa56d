package dev.makertime.reporter.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.survey.SurveyAnswers;
import dev.makertime.analysis.survey.SurveyQuestion;
import dev.makertime.testkit.waiting.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round of the survey, from its codes to its counts. */
class SurveyRoundTest {
  private static final int K = 5;

  @TempDir Path data;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-06-16T10:20:30Z"));
  private Surveys surveys;

  @BeforeEach
  void start() throws Exception {
    surveys = new Surveys(new SurveyFiles(data), K, clock);
  }

  @Test
  void counts_are_kept_once_all_have_answered_and_it_was_ended() throws Exception {
    Surveys.Opened opened = surveys.open("june", 8, 6);
    for (int i = 0; i < K; i++) {
      surveys.answer(opened.codes().get(i), reach(i));
    }

    surveys.end();
    assertThat(open(surveys).ended()).isTrue();
    assertThat(surveys.kept()).isEmpty();
    surveys.keep();

    assertThat(surveys.state()).isNull();
    assertThat(surveys.kept()).singleElement().extracting(KeptRound::round).isEqualTo("june");
    assertThat(KeptRound.latest(new SurveyFiles(data).kept(), K).orElseThrow().answers().n())
        .isEqualTo(K);
    assertThatThrownBy(() -> surveys.open("june", 8, 6)).hasMessageContaining("already");
  }

  @Test
  void a_code_is_good_once_however_it_is_typed() throws Exception {
    Surveys.Opened opened = surveys.open("june", 8, K);
    String code = opened.codes().get(0);

    surveys.answer(" " + code.toLowerCase(Locale.ROOT).replace("-", " "), reach(1));

    assertThatThrownBy(() -> surveys.answer(code, reach(2)))
        .hasMessage("this code is not known, or was used already");
    assertThatThrownBy(() -> surveys.answer("nonsense", reach(2))).hasMessageContaining("known");
    assertThat(opened.codes()).doesNotHaveDuplicates().allMatch(one -> one.length() == 31);
  }

  @Test
  void fewer_than_the_minimum_are_never_kept() throws Exception {
    Surveys.Opened opened = surveys.open("june", 8, K);
    for (int i = 0; i < K - 1; i++) {
      surveys.answer(opened.codes().get(i), reach(3));
    }

    assertThatThrownBy(surveys::end).hasMessageContaining("fewer than 5");
    assertThatThrownBy(surveys::keep).hasMessageContaining("end it first");
    assertThat(open(surveys).enough()).isFalse();
    assertThatThrownBy(() -> surveys.open("july", 8, K - 1)).hasMessageContaining("is open");
    surveys.discard();
    assertThatThrownBy(() -> surveys.open("july", 8, K - 1)).hasMessage("codes must be 5 to 1000");
    assertThat(surveys.kept()).isEmpty();
  }

  @Test
  void after_a_kill_nothing_was_written_and_all_codes_are_good_again() throws Exception {
    Surveys.Opened opened = surveys.open("june", 8, 6);
    List<Path> before = files();
    byte[] open = Files.readAllBytes(before.get(0));
    for (int i = 0; i < K; i++) {
      surveys.answer(opened.codes().get(i), reach(i));
    }
    surveys.end();

    assertThat(files()).isEqualTo(before);
    assertThat(Files.readAllBytes(before.get(0))).isEqualTo(open);

    Surveys again = new Surveys(new SurveyFiles(data), K, clock);
    assertThat(open(again).ended()).isFalse();
    assertThat(open(again).enough()).isFalse();
    for (String code : opened.codes()) {
      again.answer(code, reach(4));
    }
    again.end();
    assertThat(open(again).unanimous()).containsExactly("reach");
  }

  @Test
  void a_kill_after_a_round_was_kept_opens_it_no_more() throws Exception {
    Surveys.Opened opened = surveys.open("june", 8, K);
    Path open = files().get(0);
    byte[] left = Files.readAllBytes(open);
    for (String code : opened.codes()) {
      surveys.answer(code, reach(code.charAt(0) % 11));
    }
    surveys.end();
    surveys.keep();
    Files.write(open, left);
    Files.writeString(open.resolveSibling("round7.new"), "a draft");

    Surveys again = new Surveys(new SurveyFiles(data), K, clock);

    assertThat(again.state()).isNull();
    assertThat(files()).singleElement().asString().endsWith("june.round.json");
  }

  @Test
  void whoever_answers_after_the_end_is_refused() throws Exception {
    Surveys.Opened opened = surveys.open("june", 8, 6);
    for (int i = 0; i < K; i++) {
      surveys.answer(opened.codes().get(i), reach(i));
    }
    surveys.end();

    assertThatThrownBy(() -> surveys.answer(opened.codes().get(K), reach(1)))
        .hasMessage("no survey is open");
  }

  @Test
  void a_round_is_over_after_a_day_and_leaves_nothing() throws Exception {
    Surveys.Opened opened = surveys.open("june", 8, K);
    surveys.answer(opened.codes().get(0), reach(1));

    clock.move(Duration.ofHours(24));

    assertThatThrownBy(() -> surveys.answer(opened.codes().get(1), reach(1)))
        .hasMessage("no survey is open");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_round_that_is_named_like_a_path_is_refused() {
    for (String name : List.of("", "../x", "a/b", "A", "open.json", "x".repeat(41), "-a")) {
      assertThatThrownBy(() -> surveys.open(name, 8, K)).hasMessageContaining("is named by");
    }
  }

  private List<Path> files() throws Exception {
    try (var all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static SurveyAnswers reach(int step) {
    return new SurveyAnswers(Map.of(SurveyQuestion.REACH, step), Map.of());
  }

  private static Surveys.State open(Surveys surveys) throws Exception {
    return Objects.requireNonNull(surveys.state());
  }
}
