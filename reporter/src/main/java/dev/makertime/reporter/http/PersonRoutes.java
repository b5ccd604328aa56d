package dev.makertime.reporter.http;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.ActivityVersions;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.evidence.Objection;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.live.Live;
import dev.makertime.reporter.live.Page;
import dev.makertime.reporter.live.Pages;
import dev.makertime.reporter.live.PersonPage;
import dev.makertime.topics.FailureText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Handles requests for a person's own days, corrections and agreement. */
final class PersonRoutes {

  /**
   * A piece of one's evidence.
   *
   * @param reason why it is wrong, in the person's words; absent = no reason
   */
  record Piece(@Nullable String identity, @Nullable String id, @Nullable String reason) {}

  /** What is missing from one's evidence. */
  record Missing(
      @Nullable ActivityKind kind,
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable String subject) {}

  /** Whether one agrees to weekly sums of a small team. */
  record Agreement(@Nullable String team, @Nullable Boolean agreed) {}

  private final ReporterContext reporting;
  private final AccessControl gate;
  private final Pages pages;
  private final Live live;

  PersonRoutes(ReporterContext reporting, AccessControl gate, Pages pages, Live live) {
    this.reporting = reporting;
    this.gate = gate;
    this.pages = pages;
    this.live = live;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/day", this::day);
    routes.post("/api/objections/wrong", ctx -> object(ctx, true));
    routes.post("/api/objections/wrong/preview", this::previewWrong);
    routes.post("/api/objections/right", ctx -> object(ctx, false));
    routes.post("/api/objections/missing", this::missing);
    routes.post("/api/objections/missing/preview", this::preview);
    routes.post("/api/agreement", this::agree);
  }

  private void day(Context ctx) throws Problem, IOException {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    String asked = ctx.queryParam("person");
    Person person = self(viewer, asked);
    LocalDate date = Params.date(ctx, "date");
    if (date == null) {
      throw Problem.question("date is needed, as a date like 2026-01-31");
    }
    gate.audit().looks(viewer, "day " + date, Set.of(person.id()));
    Params.answer(ctx, page(person).day(date));
  }

  private PersonPage page(Person person) {
    return new PersonPage(
        person,
        reporting.store(),
        reporting.organization().get(),
        reporting.knowledge(),
        reporting.clock().instant());
  }

  private void object(Context ctx, boolean wrong) throws Problem {
    Piece piece = Params.body(ctx, Piece.class);
    ActivityVersions said = said(ctx, piece);
    Activity found = said.inForce();
    if (!wrong && (!found.retracted() || !found.isOfPerson())) {
      throw Problem.question("you have not objected to it");
    }
    Instant now = reporting.clock().instant();
    try {
      String reason = textOf(piece.reason());
      publish(ctx, wrong ? Objection.wrong(said, reason, now) : Objection.right(said, now));
    } catch (IllegalArgumentException e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  /** One's own evidence that a request names. */
  private ActivityVersions said(Context ctx, Piece piece) throws Problem {
    if (piece.identity() == null || piece.id() == null) {
      throw Problem.question("identity and id are needed");
    }
    String identity = normal(piece.identity());
    requireOwn(AuthenticationFilter.viewer(ctx), identity);
    return reporting
        .store()
        .activities()
        .said(identity, piece.id())
        .filter(one -> one.inForce().kind() != null && one.inForce().start() != null)
        .orElseThrow(() -> Problem.question("there is no such evidence"));
  }

  private static @Nullable String textOf(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }

  /** What would change without a piece of evidence, before it is marked as wrong. */
  private void previewWrong(Context ctx) throws Problem, IOException {
    Activity found = said(ctx, Params.body(ctx, Piece.class)).inForce();
    requireInTime(found);
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    Params.answer(ctx, page(self(viewer, viewer.person())).previewWithout(found));
  }

  private void missing(Context ctx) throws Problem {
    publish(ctx, addition(ctx));
  }

  /** What would change, before anything does. */
  private void preview(Context ctx) throws Problem, IOException {
    Activity addition = addition(ctx);
    requireInTime(addition);
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    Params.answer(ctx, page(self(viewer, viewer.person())).preview(addition));
  }

  private Activity addition(Context ctx) throws Problem {
    Missing missing = Params.body(ctx, Missing.class);
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    Person person = self(viewer, viewer.person());
    if (missing.kind() == null || missing.start() == null || missing.end() == null) {
      throw Problem.question("kind, start and end are needed");
    }
    String identity =
        reporting.organization().get().identitiesOf(Set.of(person.id())).stream()
            .sorted()
            .findFirst()
            .orElseThrow(() -> Problem.question("you have no identity in the organization file"));
    try {
      return Objection.missing(
          identity,
          missing.kind(),
          missing.start(),
          missing.end(),
          textOf(missing.subject()),
          reporting.clock().instant());
    } catch (IllegalArgumentException e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  private void agree(Context ctx) throws Problem {
    Agreement agreement = Params.body(ctx, Agreement.class);
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    Person person = self(viewer, viewer.person());
    Instant now = reporting.clock().instant();
    if (agreement.team() == null
        || agreement.agreed() == null
        || !agreement.team().equals(person.teamOn(person.dateOf(now)))) {
      throw Problem.question("team and agreed are needed, and the team has to be yours");
    }
    gate.consents().set(agreement.team(), person.id(), agreement.agreed(), now);
    live.renew(new Page(Page.Kind.PERSON, person.id(), viewer.everything()));
    live.renew(new Page(Page.Kind.TEAM, agreement.team(), false));
    ctx.status(204);
  }

  private void publish(Context ctx, Activity activity) throws Problem {
    requireInTime(activity);
    try {
      reporting.publisher().publish(activity);
      ctx.status(202);
    } catch (IOException e) {
      throw Problem.later("it could not be stored; try again in a moment");
    }
  }

  private void requireInTime(Activity activity) throws Problem {
    Instant now = reporting.clock().instant();
    Instant start = activity.start();
    if (start == null || start.isBefore(now.minus(reporting.retention()))) {
      throw Problem.question("days that long ago are sealed and cannot change");
    }
    if (start.isAfter(now)) {
      throw Problem.question("start is in the future");
    }
    Instant end = activity.end();
    if (!activity.retracted() && end != null && end.isAfter(now.plus(Activity.FURTHEST_AHEAD))) {
      throw Problem.question("end is more than 60 days ahead");
    }
  }

  private static String normal(String identity) throws Problem {
    try {
      return Activity.normalIdentity(identity);
    } catch (IllegalArgumentException e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  private void requireOwn(Viewer viewer, String identity) throws Problem {
    String owner = reporting.organization().get().ownerOf(identity);
    if (!viewer.isSelf(owner)) {
      throw Problem.forbidden("you can object only to your own evidence");
    }
  }

  private Person self(Viewer viewer, @Nullable String asked) throws Problem {
    String id = asked == null ? viewer.person() : asked;
    if (id == null || !(viewer.isSelf(id) || viewer.everything())) {
      throw Problem.forbidden("people see only their own days");
    }
    return pages
        .person(id)
        .orElseThrow(
            () ->
                Problem.question(
                    "the organization file has no "
                        + id
                        + (viewer.everything()
                            ? KnownNames.people(reporting.organization().get()).suggestion(id)
                            : "")));
  }
}
