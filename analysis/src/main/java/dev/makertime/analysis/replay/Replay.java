package dev.makertime.analysis.replay;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A measured period again with other tools: its evidence is changed, and the same rules make days
 * of it. A pure function of the organization, the evidence, the changes and the as-of instant.
 *
 * <p>Who attended to which wait is settled before any change. Behaviour is not modelled: these are
 * the days that would have been measured had everybody done the same.
 *
 * @param measured the days as they are, by person, then date
 * @param days the days as they would be, in the same order
 * @param reach whose evidence and days the changes reach
 */
public record Replay(
    Question question,
    List<EngineerDay> measured,
    List<EngineerDay> days,
    ReplayTotals totals,
    Reach reach) {

  /**
   * What is asked.
   *
   * @param from first local date
   * @param to last local date, included
   * @param asOf nothing at or after this instant counts
   */
  public record Question(LocalDate from, LocalDate to, Instant asOf, List<ToolChange> changes) {
    public Question {
      changes = List.copyOf(changes);
    }
  }

  /** How far a replay is; {@code done} of {@code all} people. */
  public record Progress(int done, int all) {}

  /**
   * How many people of the organization it is about, shared accounts left out.
   *
   * @param people with working time in the period
   * @param byChange whose evidence fits each change
   * @param changed whose days become others
   * @param categories of which hours are changed: whose they are
   */
  public record Reach(
      int people, List<Integer> byChange, int changed, List<ChangedCategory> categories) {
    public Reach {
      byChange = List.copyOf(byChange);
      categories = List.copyOf(categories);
    }

    /**
     * What may not be shown, since what is saved would tell of few people; each by its path.
     *
     * @param minimumGroup how many people are enough
     */
    public List<String> withheld(int minimumGroup) {
      List<String> mistakes = new ArrayList<>();
      String few = "fewer than %d people".formatted(minimumGroup);
      if (people < minimumGroup) {
        mistakes.add("the period: it is of " + few);
        return mistakes;
      }
      for (int i = 0; i < byChange.size(); i++) {
        if (isFew(byChange.get(i), minimumGroup)) {
          mistakes.add("changes[%d]: it matches evidence of %s".formatted(i, few));
        }
      }
      if (mistakes.isEmpty() && isFew(changed, minimumGroup)) {
        mistakes.add("changes: the days of %s become others".formatted(few));
      }
      if (mistakes.isEmpty()) {
        categories.forEach(one -> mistakes.addAll(one.withheld(minimumGroup)));
      }
      return mistakes;
    }

    private static boolean isFew(int reached, int minimumGroup) {
      return reached > 0 && reached < minimumGroup;
    }
  }

  public Replay {
    measured = List.copyOf(measured);
    days = List.copyOf(days);
  }

  /**
   * Replays a period.
   *
   * @param activities any versions, in any order: all that touches the period, and what surrounds
   *     waits that reach it from before
   * @param progress is told after each person, on any thread
   */
  public static Replay of(
      Organization organization,
      Collection<Activity> activities,
      Question question,
      Consumer<Progress> progress) {
    return new ReplayBuilder(organization, activities, question).replay(progress);
  }
}
