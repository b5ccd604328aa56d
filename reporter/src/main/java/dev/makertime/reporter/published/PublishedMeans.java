package dev.makertime.reporter.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.Json;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a mean over people as it was first published. It is updated only if enough of these people
 * have changed: a mean over one more person would reveal that person.
 */
public final class PublishedMeans {
  private static final String COST = "monthlyCost";

  /** Whom it is of: a pseudonym of each, and one of what each adds. */
  record Shown(@Nullable Double mean, SortedMap<String, String> of) {
    Shown {
      of = Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }
  }

  private final DayStore store;
  private final UnaryOperator<String> pseudonym;
  private final PrivacySettings privacy;

  public PublishedMeans(DayStore store, UnaryOperator<String> pseudonym, PrivacySettings privacy) {
    this.store = store;
    this.pseudonym = pseudonym;
    this.privacy = privacy;
  }

  /** What a person-month costs on average; absent where that is not known. */
  public @Nullable Double monthlyCost(Organization organization) {
    Double mean = organization.meanMonthlyCost().orElse(null);
    if (mean == null || !privacy.shows(organization.monthlyCosts().size())) {
      return null;
    }
    SortedMap<String, String> now = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> cost : organization.monthlyCosts().entrySet()) {
      now.put(
          pseudonym.apply(cost.getKey()),
          pseudonym.apply(cost.getKey() + "|" + cost.getValue().toPlainString()));
    }
    return moved(COST, new Shown(mean, now)).mean();
  }

  /**
   * Those who are compared: as before, until enough others could be as well.
   *
   * @param name of the comparison
   * @param people who could be compared now
   */
  public SortedSet<String> compared(String name, Set<String> people) {
    SortedMap<String, String> now = new TreeMap<>();
    people.forEach(person -> now.put(pseudonym.apply(person), ""));
    Shown shown = moved("compared|" + name, new Shown(null, now));
    SortedSet<String> compared = new TreeSet<>(people);
    compared.removeIf(person -> !shown.of().containsKey(pseudonym.apply(person)));
    return compared;
  }

  private synchronized Shown moved(String name, Shown now) {
    Shown before = store.published().shownOnce(name).map(PublishedMeans::read).orElse(null);
    if (before != null && (before.equals(now) || !privacy.shows(changed(before, now)))) {
      return before;
    }
    store.published().showOnce(name, text(now));
    return now;
  }

  private static int changed(Shown before, Shown now) {
    Set<String> all = new HashSet<>(before.of().keySet());
    all.addAll(now.of().keySet());
    return (int)
        all.stream()
            .filter(
                who ->
                    !String.valueOf(before.of().get(who)).equals(String.valueOf(now.of().get(who))))
            .count();
  }

  private static Shown read(String json) {
    try {
      return Json.MAPPER.readValue(json, Shown.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Shown shown) {
    try {
      return Json.MAPPER.writeValueAsString(shown);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
