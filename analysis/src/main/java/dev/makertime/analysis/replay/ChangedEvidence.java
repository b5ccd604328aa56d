package dev.makertime.analysis.replay;

import dev.makertime.analysis.replay.ToolChange.MeetingSize;
import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Applies changes to evidence, one after the other, each on what the former left.
 *
 * <p>Of a meeting that fewer people attend, those stay whose SHA-256 of {@code name|person} is the
 * smallest, by the {@link MeetingName} of the instance. So who stays differs from instance to
 * instance, and nobody chooses it.
 */
final class ChangedEvidence {
  private record Key(String identity, String id) {}

  private final Organization organization;
  private final Map<String, Person> people;
  private final Predicate<Activity> isCounted;
  private final Set<Key> open = new HashSet<>();
  private final List<Effects> effects = new ArrayList<>();
  private List<Activity> activities;

  /** What one change did to the activities that are counted. */
  static final class Effects {
    private final Set<String> people = new TreeSet<>();
    private int matched;
    private int changed;

    int matched() {
      return matched;
    }

    int changed() {
      return changed;
    }

    /** Of how many people it matches evidence: of the organization, and no shared accounts. */
    int people() {
      return people.size();
    }
  }

  /**
   * Applies changes.
   *
   * @param inForce one version of each thing
   * @param isCounted which activities the counts are about, such as those of a period
   */
  ChangedEvidence(
      Organization organization,
      Collection<Activity> inForce,
      List<ToolChange> changes,
      Predicate<Activity> isCounted) {
    this.organization = organization;
    this.isCounted = isCounted;
    people = organization.peopleById();
    activities = List.copyOf(inForce);
    changes.forEach(this::apply);
  }

  /** What became of the evidence. */
  List<Activity> activities() {
    return activities;
  }

  /** What each change did, in their order. */
  List<Effects> effects() {
    return effects;
  }

  /** How many activities that are still going on were to be changed, and could not be. */
  int openUntouched() {
    return open.size();
  }

  private void apply(ToolChange change) {
    Effects done = new Effects();
    Set<Activity> leaving = leaving(change);
    List<Activity> after = new ArrayList<>(activities.size());
    for (Activity activity : activities) {
      if (!change.isAbout(activity)) {
        after.add(activity);
        continue;
      }
      String owner = organization.ownerOf(activity.identity());
      ChangedActivity became =
          leaving.contains(activity)
              ? new ChangedActivity(null, true, false)
              : ChangedActivity.of(activity, change.effect(), handling(owner));
      if (became.activity() != null) {
        after.add(became.activity());
      }
      if (isCounted.test(activity)) {
        count(done, activity, owner, became);
      }
    }
    activities = after;
    effects.add(done);
  }

  private void count(Effects done, Activity activity, String owner, ChangedActivity became) {
    done.matched++;
    done.changed += became.changed() ? 1 : 0;
    Person person = people.get(owner);
    if (person != null && !person.shared()) {
      done.people.add(owner);
    }
    if (became.isOpenLeft()) {
      open.add(new Key(activity.identity(), activity.id()));
    }
  }

  private long handling(String owner) {
    return people.getOrDefault(owner, organization.unknown()).policy().handling().toSeconds();
  }

  /** The activities of those who no longer attend a meeting. */
  private Set<Activity> leaving(ToolChange change) {
    if (!(change.effect() instanceof MeetingSize size) || size.attendees() == null) {
      return Set.of();
    }
    Map<String, List<Activity>> instances = new HashMap<>();
    for (Activity activity : activities) {
      if (change.isAbout(activity)) {
        instances
            .computeIfAbsent(MeetingName.of(activity.id()), name -> new ArrayList<>())
            .add(activity);
      }
    }
    Set<Activity> leaving = new HashSet<>();
    instances.forEach((name, of) -> leaving.addAll(leaving(name, of, size.attendees())));
    return leaving;
  }

  private List<Activity> leaving(String name, List<Activity> instance, int attendees) {
    List<String> all =
        instance.stream()
            .map(activity -> organization.ownerOf(activity.identity()))
            .distinct()
            .sorted(Comparator.comparing(person -> sha256(name + "|" + person)))
            .toList();
    Set<String> staying = Set.copyOf(all.subList(0, Math.min(attendees, all.size())));
    return instance.stream()
        .filter(activity -> !staying.contains(organization.ownerOf(activity.identity())))
        .toList();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
