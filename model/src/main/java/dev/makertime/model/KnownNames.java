package dev.makertime.model;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The known names of one kind. An unknown name is refused with the nearest known one, since an
 * empty answer would look as if nothing had happened.
 *
 * @param kind what they are names of, such as {@code team}
 * @param names only those that the viewer may see
 */
public record KnownNames(String kind, SortedSet<String> names) {
  public KnownNames {
    names = new TreeSet<>(names);
  }

  /** Names of a kind. */
  public static KnownNames of(String kind, Collection<String> names) {
    return new KnownNames(kind, new TreeSet<>(names));
  }

  /** The teams that anybody is or was a member of. */
  public static KnownNames teams(Organization organization) {
    return of("team", organization.teams());
  }

  /** Everybody's ids. */
  public static KnownNames people(Organization organization) {
    return of("person", organization.people().stream().map(Person::id).toList());
  }

  /** The ids of the migrations. */
  public static KnownNames migrations(Organization organization) {
    return of("migration", organization.migrations().stream().map(Migration::id).toList());
  }

  /** The names that a viewer may see. */
  public KnownNames that(Predicate<String> mayBeSeen) {
    return of(kind, names.stream().filter(mayBeSeen).toList());
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** What to say of a name that is not among them. */
  public String refusal(String name) {
    return "there is no %s %s%s".formatted(kind, name, suggestion(name));
  }

  /** What may have been meant, to stand behind a refusal; empty where there is nothing to name. */
  public String suggestion(String name) {
    return NearestName.to(name, names).map("; did you mean %s?"::formatted).orElse("");
  }
}
