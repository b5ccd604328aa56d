package dev.makertime.reporter.http.runs;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.platform.figures.PlatformFigures.Withholding;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.http.request.CurrentViewer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PlatformRunReader;
import dev.makertime.reporter.store.ProjectSubjects;
import dev.makertime.reporter.store.RunSums;
import dev.makertime.reporter.store.StoredPlatform;
import dev.makertime.reporter.survey.Surveys;
import dev.makertime.topics.FailureText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handles requests for what the platform can do without a person. They are sums of runs. */
public final class PlatformRoutes {
  private static final long MOST_DAYS = 400;

  private final DayStore store;
  private final Supplier<Organization> organization;
  private final Collection<ConfiguredSource> sources;
  private final PrivacySettings privacy;
  private final Clock clock;
  private final @Nullable Surveys surveys;
  private final Map<Known, PlatformFigures> computed = new HashMap<>();

  /** What was computed in a minute of the machine. */
  private record Known(StoredPlatform.Question question, Withholding withholding, long minute) {}

  /**
   * The answer where too few people are behind some of the runs.
   *
   * @param withheld why nothing is told
   */
  record Withheld(String withheld) {}

  /**
   * Makes the handlers.
   *
   * @param organization in force, which may change
   * @param privacy what is withheld from those who see only sums
   * @param surveys whose latest answers count where runs tell less; absent = there are none
   */
  public PlatformRoutes(
      DayStore store,
      Supplier<Organization> organization,
      Collection<ConfiguredSource> sources,
      PrivacySettings privacy,
      Clock clock,
      @Nullable Surveys surveys) {
    this.store = store;
    this.surveys = surveys;
    this.organization = organization;
    this.sources = List.copyOf(sources);
    this.privacy = privacy;
    this.clock = clock;
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/api/platform", this::platform);
  }

  private void platform(Context ctx) throws Problem, IOException {
    Viewer viewer = CurrentViewer.of(ctx);
    if (!viewer.is(Role.MANAGER) && !viewer.is(Role.LEAD)) {
      throw Problem.forbidden("the platform is shown to leads and managers");
    }
    LocalDate from = Params.from(ctx);
    LocalDate to = Params.to(ctx);
    boolean isAll = viewer.privacy(privacy).shows(1);
    if (!isAll) {
      RunRoutes.requireWeeks(from, to);
    } else if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw Problem.question("to must not be before from, nor %d days later".formatted(MOST_DAYS));
    }
    Params.answer(ctx, answer(viewer, from, to, ctx.queryParam("project"), isAll));
  }

  /** The figures, or why they are withheld. */
  Object answer(
      Viewer viewer, LocalDate from, LocalDate to, @Nullable String project, boolean isAll)
      throws Problem {
    if (isAll) {
      return figures(
          new StoredPlatform.Question(from, to, subjects(store.runs().subjects(), project)),
          Withholding.DIFFERENCES);
    }
    Set<RunSums.SubjectWeek> weeks =
        new RunRoutes(store, privacy)
            .told(viewer, new RunSums.Query(from, to, null, null, null, null, null));
    ToldPlatform told =
        new ToldPlatform(store.runs().setOff(from, to), weeks == null ? Set.of() : weeks);
    List<String> visible =
        store.runs().subjects().stream().filter(one -> told.isToldAlone(Set.of(one))).toList();
    Set<String> subjects = subjects(visible, project);
    if (!told.isWholeTold() || (subjects != null && !isToldAlone(told, project))) {
      return new Withheld(
          "in some week fewer than %d people worked with these machines, as far as is published"
              .formatted(privacy.minimumGroup()));
    }
    return figures(new StoredPlatform.Question(from, to, subjects), Withholding.JOBS);
  }

  /** Of a project all subjects must be told, also those that are not named. */
  private boolean isToldAlone(ToldPlatform told, @Nullable String project) throws Problem {
    Set<String> all = subjects(store.runs().subjects(), project);
    return all == null || told.isToldAlone(all);
  }

  private @Nullable Set<String> subjects(List<String> known, @Nullable String project)
      throws Problem {
    try {
      return project == null ? null : ProjectSubjects.of(known, organization.get(), project);
    } catch (ProjectSubjects.Unknown e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  /** One at a time, and once a minute: it may have to read millions of runs. */
  private synchronized PlatformFigures figures(
      StoredPlatform.Question question, Withholding withholding) throws Problem {
    long minute = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
    computed.keySet().removeIf(known -> known.minute() != minute);
    Known asked = new Known(question, withholding, minute);
    PlatformFigures figures = computed.get(asked);
    try {
      if (figures == null) {
        figures =
            new StoredPlatform(
                    store, organization.get(), sources, privacy.minimumGroup(), answers())
                .figures(question, withholding, clock.instant());
        computed.put(asked, figures);
      }
      return figures;
    } catch (PlatformRunReader.TooManyRuns e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  private Map<PlatformBox, BoxAnswers> answers() throws Problem {
    try {
      return surveys == null ? Map.of() : surveys.checks();
    } catch (IOException e) {
      throw Problem.later("the survey cannot be read: " + FailureText.of(e));
    }
  }
}
