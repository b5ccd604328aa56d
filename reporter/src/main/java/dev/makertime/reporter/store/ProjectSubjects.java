package dev.makertime.reporter.store;

import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.model.Project;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the subjects whose runs are a project's: those of its patterns, or the one of its name. */
public final class ProjectSubjects {

  /** There is neither a project nor a subject of a name. */
  public static final class Unknown extends Exception {
    private static final long serialVersionUID = 1;

    Unknown(String message) {
      super(message);
    }
  }

  private ProjectSubjects() {}

  /** The subjects of a project among those that there are runs of; absent = all, of no project. */
  public static @Nullable Set<String> of(
      DayStore store, Organization organization, @Nullable String project) throws Unknown {
    return project == null ? null : of(store.runs().subjects(), organization, project);
  }

  /**
   * The subjects of a project.
   *
   * @param known subjects that may be named
   */
  public static Set<String> of(List<String> known, Organization organization, String project)
      throws Unknown {
    Optional<Project> configured =
        organization.projects().stream().filter(one -> one.id().equals(project)).findFirst();
    if (configured.isPresent()) {
      return known.stream().filter(configured.get()::covers).collect(Collectors.toSet());
    }
    if (known.contains(project)) {
      return Set.of(project);
    }
    Set<String> names = new TreeSet<>(known);
    organization.projects().forEach(one -> names.add(one.id()));
    throw new Unknown(KnownNames.of("project", names).refusal(project));
  }
}
