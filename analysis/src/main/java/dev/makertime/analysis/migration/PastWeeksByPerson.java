package dev.makertime.analysis.migration;

import dev.makertime.analysis.report.PastWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the past weeks of a person by their pseudonym, to compare an engineer with the year before.
 * It caches pseudonyms: use a new instance for each comparison.
 */
public final class PastWeeksByPerson {
  /** No week of anybody. */
  public static final PastWeeksByPerson NONE = new PastWeeksByPerson(Map.of(), who -> who);

  private record Key(String who, LocalDate monday) {}

  private final Map<Key, PastWeek> weeks;
  private final UnaryOperator<String> pseudonym;
  private final Map<String, String> pseudonyms = new HashMap<>();

  private PastWeeksByPerson(Map<Key, PastWeek> weeks, UnaryOperator<String> pseudonym) {
    this.weeks = weeks;
    this.pseudonym = pseudonym;
  }

  /**
   * Some weeks.
   *
   * @param pseudonym the pseudonym of a person in them
   */
  public static PastWeeksByPerson of(Collection<PastWeek> weeks, UnaryOperator<String> pseudonym) {
    Map<Key, PastWeek> byKey = new HashMap<>();
    weeks.forEach(week -> byKey.put(new Key(week.who(), week.monday()), week));
    return new PastWeeksByPerson(byKey, pseudonym);
  }

  /** A person's week by its Monday, if it is kept. */
  @Nullable PastWeek week(String person, LocalDate monday) {
    return weeks.isEmpty()
        ? null
        : weeks.get(new Key(pseudonyms.computeIfAbsent(person, pseudonym), monday));
  }
}
