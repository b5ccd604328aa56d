package dev.makertime.analysis.privacy;

import dev.makertime.model.Contributors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which parts of a sum may be shown separately. Parts of fewer people than the minimum
 * group, or of which one person has more than half, are folded into one rest.
 *
 * <p>Anyone who knows the sum can compute the rest. So the rest has at least two parts, and enough
 * people; otherwise further parts are folded into it.
 *
 * @param shown in the order they came in
 * @param folded never just one, and never of fewer people together than the minimum group unless
 *     that is all there is
 */
public record FoldedGroups<T extends FoldedGroups.Part>(List<T> shown, List<T> folded) {

  /** A part of a sum. */
  public interface Part {
    /** How much of it is whose. */
    Map<String, Long> amounts();
  }

  public FoldedGroups {
    shown = List.copyOf(shown);
    folded = List.copyOf(folded);
  }

  /** Splits the parts of a sum. */
  public static <T extends Part> FoldedGroups<T> of(Collection<T> parts, PrivacySettings privacy) {
    List<T> fewestFirst = new ArrayList<>(parts);
    fewestFirst.sort(Comparator.comparingInt(part -> count(part.amounts())));
    List<T> folded = new ArrayList<>();
    Map<String, Long> together = new HashMap<>();
    for (T part : fewestFirst) {
      boolean alone = folded.size() == 1 || !privacy.shows(count(together));
      if (!privacy.shows(count(part.amounts())) || (!folded.isEmpty() && alone)) {
        folded.add(part);
        part.amounts().forEach((person, amount) -> together.merge(person, amount, Long::sum));
      }
    }
    Set<T> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    hidden.addAll(folded);
    return new FoldedGroups<>(
        parts.stream().filter(part -> !hidden.contains(part)).toList(), folded);
  }

  /** Whether the folded parts may be shown as one: they are of enough people together. */
  public boolean showsRest(PrivacySettings privacy) {
    return privacy.shows(count(rest()));
  }

  /** How much of the folded parts together is whose. */
  public Map<String, Long> rest() {
    Map<String, Long> together = new HashMap<>();
    folded.forEach(
        part ->
            part.amounts().forEach((person, amount) -> together.merge(person, amount, Long::sum)));
    return together;
  }

  private static int count(Map<String, Long> amounts) {
    return Contributors.count(amounts.values().stream().mapToLong(Long::longValue).toArray());
  }
}
