package dev.makertime.analysis.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.model.EngineerDay.AfterHours;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a replay comes to, in seconds, over the people of the organization. Nobody else has a part
 * in it.
 *
 * @param current as measured
 * @param replayed as it would have been measured
 * @param saved by category; below 0 where something is no longer covered by what precedes it
 * @param freed the sum of what is saved: what becomes technical work
 * @param afterHoursSaved outside working time
 * @param focusGained what becomes focus
 * @param changes what each change matched, in the order of the list
 * @param openUntouched activities still going on that were to be changed, and were not
 * @param formula what the factor formula says of the same changes
 * @param formulaError what the formula says less what the replay says
 * @param formulaErrorShare its share of what the replay frees; absent if nothing is freed
 * @param notModelled what the replay leaves out: names of {@link ReplayLimit}
 * @param flags {@code MATCHES_NOTHING:i} for the i-th change, from 0; {@code OPEN_UNTOUCHED}
 */
public record ReplayTotals(
    ReplayAmounts current,
    ReplayAmounts replayed,
    Saved saved,
    long freed,
    AfterHours afterHoursSaved,
    long focusGained,
    List<Matched> changes,
    int openUntouched,
    FactorFormula formula,
    FormulaError formulaError,
    @Nullable Double formulaErrorShare,
    List<String> notModelled,
    List<String> flags) {

  /**
   * Seconds of working time by category; {@code waiting}, {@code wait} in JSON, is queue, run and
   * resume together.
   */
  public record Saved(
      long meeting,
      long manual,
      long queue,
      long run,
      long resume,
      @JsonProperty("wait") long waiting) {}

  /** Seconds by which the formula says more than the replay. */
  public record FormulaError(
      @JsonProperty("wait") double waiting, double manual, double meeting, double freed) {}

  /**
   * Activities of the period that fit a change.
   *
   * @param matched all of them
   * @param changed those on which it took effect
   */
  public record Matched(int matched, int changed) {}

  public ReplayTotals {
    changes = List.copyOf(changes);
    notModelled = List.copyOf(notModelled);
    flags = List.copyOf(flags);
  }

  /** Compares both. */
  static ReplayTotals of(
      ReplayAmounts current,
      ReplayAmounts replayed,
      FactorFormula formula,
      List<Matched> changes,
      int openUntouched) {
    Saved saved =
        new Saved(
            current.meeting() - replayed.meeting(),
            current.manual() - replayed.manual(),
            current.queue() - replayed.queue(),
            current.run() - replayed.run(),
            current.resume() - replayed.resume(),
            current.waited() - replayed.waited());
    long freed = saved.meeting + saved.manual + saved.waiting;
    FormulaError error =
        new FormulaError(
            formula.waiting() - saved.waiting,
            formula.manual() - saved.manual,
            formula.meeting() - saved.meeting,
            formula.freed() - freed);
    return new ReplayTotals(
        current,
        replayed,
        saved,
        freed,
        new AfterHours(
            current.afterHours().meeting() - replayed.afterHours().meeting(),
            current.afterHours().manual() - replayed.afterHours().manual()),
        replayed.focus() - current.focus(),
        changes,
        openUntouched,
        formula,
        error,
        freed == 0 ? null : error.freed / freed,
        Stream.of(ReplayLimit.values()).map(ReplayLimit::name).toList(),
        flags(changes, openUntouched));
  }

  private static List<String> flags(List<Matched> changes, int openUntouched) {
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).matched == 0) {
        flags.add("MATCHES_NOTHING:" + i);
      }
    }
    if (openUntouched > 0) {
      flags.add("OPEN_UNTOUCHED");
    }
    return flags;
  }
}
