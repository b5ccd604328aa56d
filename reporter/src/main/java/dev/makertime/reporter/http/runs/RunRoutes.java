package dev.makertime.reporter.http.runs;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.http.request.CurrentViewer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.RunSums;
import dev.makertime.reporter.store.RunSums.SubjectWeek;
import dev.makertime.topics.FailureText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Handles requests for sums of runs. Nobody is named in them, and nobody can be told from them. */
public final class RunRoutes {
  private static final int MOST_WEEKS = 53;

  private final DayStore store;
  private final PrivacySettings privacy;

  /**
   * Makes the handlers.
   *
   * @param privacy what is withheld from those who see only sums
   */
  public RunRoutes(DayStore store, PrivacySettings privacy) {
    this.store = store;
    this.privacy = privacy;
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/api/runs", this::runs);
  }

  private void runs(Context ctx) throws Problem, IOException {
    Viewer viewer = CurrentViewer.of(ctx);
    if (!viewer.is(Role.MANAGER) && !viewer.is(Role.LEAD)) {
      throw Problem.forbidden("runs are shown to leads and managers");
    }
    LocalDate from = Params.from(ctx);
    LocalDate to = Params.to(ctx);
    requireWeeks(from, to);
    RunSums.Query query =
        new RunSums.Query(
            from,
            to,
            ctx.queryParam("subject"),
            ctx.queryParam("source"),
            word(ctx, "kind", kind -> RunKind.of(kind).text()),
            word(ctx, "trigger", trigger -> RunTrigger.of(trigger).text()),
            word(ctx, "status", status -> RunStatus.of(status).text()));
    Params.answer(ctx, RunFigures.of(store.runs().sums(query, told(viewer, query))));
  }

  /**
   * Who works on a subject is known by the published weeks. A part of the runs may be of fewer
   * people than the whole, so that parts are told of what was scheduled alone.
   */
  @Nullable Set<SubjectWeek> told(Viewer viewer, RunSums.Query query) {
    if (viewer.privacy(privacy).shows(1)) {
      return null;
    }
    if (query.isPart()) {
      return Set.of();
    }
    Set<SubjectWeek> told = new HashSet<>();
    store
        .published()
        .machineSubjects(query.from(), query.to())
        .forEach(
            (week, subjects) ->
                subjects.forEach(subject -> told.add(new SubjectWeek(subject, week.monday()))));
    return told;
  }

  static void requireWeeks(LocalDate from, LocalDate to) throws Problem {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (from.getDayOfWeek() != DayOfWeek.MONDAY
        || days < 7
        || days % 7 != 0
        || days > 7L * MOST_WEEKS) {
      throw Problem.question(
          "from must be a Monday and to a Sunday, of at most %d weeks".formatted(MOST_WEEKS));
    }
  }

  private static @Nullable String word(Context ctx, String name, UnaryOperator<String> read)
      throws Problem {
    String text = ctx.queryParam(name);
    try {
      return text == null ? null : read.apply(text);
    } catch (IllegalArgumentException e) {
      throw Problem.question(FailureText.of(e));
    }
  }
}
