package dev.makertime.reporter.http.runs;

import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.reporter.http.request.CurrentViewer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.RunTable.KnownRun;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests for one's own runs. The store has no runs of anybody; it has one's evidence, and
 * a wait has the id of its run. So they are found by what is one's own already, and are gone with
 * it.
 */
public final class OwnRunRoutes {
  private final DayStore store;
  private final Supplier<Organization> organization;

  /**
   * Makes the handlers.
   *
   * @param organization in force, which may change
   */
  public OwnRunRoutes(DayStore store, Supplier<Organization> organization) {
    this.store = store;
    this.organization = organization;
  }

  /**
   * A run that one waited for.
   *
   * @param start when one began to wait
   * @param queue in seconds; absent = not told
   * @param run in seconds; absent = not over, or not told
   */
  record OwnRun(
      String id,
      Instant start,
      String source,
      String subject,
      @Nullable String kind,
      @Nullable String trigger,
      @Nullable String status,
      @Nullable Double queue,
      @Nullable Double run) {

    static OwnRun of(Activity wait, KnownRun run) {
      return new OwnRun(
          wait.id(),
          Objects.requireNonNull(wait.start()),
          run.source(),
          run.subject(),
          run.kind(),
          run.trigger(),
          run.status(),
          seconds(run.queue()),
          seconds(run.run()));
    }

    private static @Nullable Double seconds(@Nullable Long millis) {
      return millis == null ? null : millis / 1_000.0;
    }
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/api/me/runs", this::runs);
  }

  private void runs(Context ctx) throws Problem, IOException {
    String person = CurrentViewer.of(ctx).person();
    if (person == null) {
      throw Problem.forbidden("people see only their own runs");
    }
    Instant from = instant(ctx, "from");
    Instant to = instant(ctx, "to");
    Set<String> identities = organization.get().identitiesOf(Set.of(person));
    List<Activity> evidence =
        store.activities().between(identities, from, to).stream()
            .filter(one -> one.start() != null)
            .toList();
    Map<String, KnownRun> runs = store.runs().find(evidence.stream().map(Activity::id).toList());
    List<OwnRun> own = new ArrayList<>();
    for (Activity one : evidence) {
      KnownRun run = runs.get(one.id());
      if (run != null) {
        own.add(OwnRun.of(one, run));
      }
    }
    Params.answer(ctx, own);
  }

  private static Instant instant(Context ctx, String name) throws Problem {
    try {
      return Instant.parse(String.valueOf(ctx.queryParam(name)));
    } catch (DateTimeParseException e) {
      throw Problem.question("from and to are needed, as times like 2026-01-31T00:00:00Z");
    }
  }
}
