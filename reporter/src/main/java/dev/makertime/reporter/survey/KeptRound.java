package dev.makertime.reporter.survey;

import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.survey.SurveyCounts;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A round that is over and was kept.
 *
 * @param day on which it was
 * @param engineers how many a move concerns
 */
public record KeptRound(String round, LocalDate day, int engineers, SurveyCounts answers) {

  /**
   * What people answered about the checks of a platform in the latest round of enough people. What
   * fewer know is left out.
   *
   * @param rounds the latest first
   */
  public static Map<PlatformBox, BoxAnswers> checks(List<KeptRound> rounds, int minimumGroup) {
    Map<PlatformBox, BoxAnswers> enough = new EnumMap<>(PlatformBox.class);
    latest(rounds, minimumGroup)
        .ifPresent(
            one ->
                one.answers()
                    .checks()
                    .forEach(
                        (box, answers) -> {
                          if (answers.yes() + answers.no() >= minimumGroup) {
                            enough.put(box, answers);
                          }
                        }));
    return enough;
  }

  /**
   * The latest round of enough people.
   *
   * @param rounds the latest first
   */
  public static Optional<KeptRound> latest(List<KeptRound> rounds, int minimumGroup) {
    return rounds.stream().filter(one -> one.answers().n() >= minimumGroup).findFirst();
  }
}
