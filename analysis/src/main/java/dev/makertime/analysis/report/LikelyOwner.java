package dev.makertime.analysis.report;

import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Suggests who may own an identity, by how much its name is like theirs. It is a suggestion for
 * people to decide on, and never used to count anything.
 *
 * <p>Likeness is one minus the edit distance (Levenshtein) over the longer name's length. It
 * compares the identity's name with the best of what a person may be called: id, known identities,
 * names in either order, first letter and last name. It must be at least 0.75 and greater than
 * anybody else's.
 */
public final class LikelyOwner {
  private static final double ENOUGH = 0.75;

  private LikelyOwner() {}

  /**
   * The person whose names are most alike.
   *
   * @param identity {@code source:name}
   * @return the person's id, or null where nobody, or more than one, comes near enough
   */
  public static @Nullable String of(String identity, Organization organization) {
    String name = plain(localPart(identity));
    String likely = null;
    double best = ENOUGH;
    for (Person person : organization.people()) {
      double likeness =
          person.shared()
              ? 0
              : calledBy(person, organization).stream()
                  .mapToDouble(other -> likeness(name, other))
                  .max()
                  .orElse(0);
      if (likeness > best || (likeness == best && likely == null)) {
        likely = person.id();
        best = likeness;
      } else if (likeness == best) {
        likely = null;
      }
    }
    return likely;
  }

  private static Set<String> calledBy(Person person, Organization organization) {
    Set<String> names = new HashSet<>();
    names.add(plain(person.id()));
    organization
        .identitiesOf(Set.of(person.id()))
        .forEach(identity -> names.add(plain(localPart(identity))));
    if (person.name() != null) {
      List<String> parts = new ArrayList<>();
      for (String part : person.name().split("\\s+", -1)) {
        parts.add(plain(part));
      }
      String last = parts.get(parts.size() - 1);
      names.add(String.join("", parts));
      names.add(last + parts.get(0));
      names.add(parts.get(0).charAt(0) + last);
    }
    names.remove("");
    return names;
  }

  /** The part behind the source and before the domain. */
  private static String localPart(String identity) {
    String name = identity.substring(identity.indexOf(':') + 1);
    int at = name.indexOf('@');
    return at > 0 ? name.substring(0, at) : name;
  }

  private static String plain(String name) {
    return java.text.Normalizer.normalize(
            name.toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFD)
        .replaceAll("[^\\p{Ll}\\p{Lo}\\p{Nd}]", "");
  }

  private static double likeness(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return longer == 0 ? 0 : 1 - (double) distance(one, other) / longer;
  }

  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    Arrays.setAll(before, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(before[j - 1] + change, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
