package dev.makertime.reporter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Gate;
import dev.makertime.reporter.access.Privacy;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.explain.Explained;
import dev.makertime.reporter.migration.BeforeAfter;
import dev.makertime.reporter.migration.Promise;
import dev.makertime.reporter.render.BeforeAfterJson;
import dev.makertime.reporter.render.BeforeAfterText;
import dev.makertime.reporter.report.Week;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.study.Assumptions;
import dev.makertime.reporter.study.Baseline;
import dev.makertime.reporter.study.Measures;
import dev.makertime.reporter.study.Questions;
import dev.makertime.reporter.study.Study;
import dev.makertime.topics.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Scenarios and migrations, for who decides about budgets: sums alone. */
final class StudyRoutes {
  private static final int WEEKS = 12;
  private static final Study.Settings FAST = new Study.Settings(1, 2_000, 7);

  /**
   * A question of the scenario page.
   *
   * @param said the assumptions
   */
  record Question(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String team,
      @Nullable JsonNode said) {}

  private record Measured(LocalDate from, LocalDate to, @Nullable String team, long minute) {}

  private final Reporting reporting;
  private final Gate gate;
  private final Map<Measured, Optional<Baseline>> measured = new HashMap<>();

  StudyRoutes(Reporting reporting, Gate gate) {
    this.reporting = reporting;
    this.gate = gate;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/scenarios", this::scenarios);
    routes.post("/api/simulate", this::simulate);
    routes.get("/api/before-after", this::beforeAfter);
  }

  /** What the page begins with. */
  private void scenarios(Context ctx) throws Problem, IOException {
    requireManager(ctx);
    Organization organization = reporting.organization().get();
    LocalDate to = Week.of(today()).monday().minusDays(1);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("from", to.minusWeeks(WEEKS).plusDays(1));
    answer.put("to", to);
    answer.put("teams", new TreeSet<>(DataRoutes.teams(organization)));
    answer.put("said", said(organization));
    answer.put(
        "migrations",
        organization.migrations().stream()
            .map(one -> Map.of("id", one.id(), "name", one.name() == null ? one.id() : one.name()))
            .toList());
    Asked.answer(ctx, answer);
  }

  private JsonNode said(Organization organization) throws Problem {
    try {
      Path file = reporting.scenarios();
      JsonNode said =
          new YAMLMapper()
              .readTree(file == null ? Assets.text("scenarios.yaml") : Files.readString(file));
      if (organization.currency() != null
          && said.path("org") instanceof ObjectNode org
          && !org.has("currency")) {
        org.put("currency", organization.currency());
      }
      return said;
    } catch (IOException e) {
      throw Problem.later("reporter.scenarios cannot be read: " + e.getMessage());
    }
  }

  private void simulate(Context ctx) throws Problem, IOException {
    requireManager(ctx);
    Question question = question(ctx);
    LocalDate from = question.from();
    LocalDate to = question.to();
    JsonNode said = question.said();
    if (from == null || to == null || said == null) {
      throw Problem.question("from, to and said are needed");
    }
    if (!from.equals(Week.of(from).monday()) || !to.equals(Week.of(to).monday().plusDays(6))) {
      throw Problem.question("whole weeks are measured: from a Monday to a Sunday");
    }
    if (to.isBefore(from) || from.plusYears(3).isBefore(to)) {
      throw Problem.question("from must be before to, by at most three years");
    }
    String team = question.team() == null || question.team().isEmpty() ? null : question.team();
    Baseline baseline =
        baseline(from, to, team, gate.privacy().towards(Guard.viewer(ctx)))
            .orElseThrow(() -> Problem.question("nobody has worked in that period"));
    try {
      Study study = Study.of(Assumptions.of(said, baseline), baseline, FAST);
      ObjectNode answer = Questions.json(study);
      answer.remove(List.of("figures", "sensitivity"));
      Asked.answer(ctx, answer);
    } catch (Assumptions.Invalid | IllegalArgumentException e) {
      throw Problem.question(String.valueOf(e.getMessage()));
    }
  }

  /** One at a time: it may be much, and whoever moves a slider asks for the same again. */
  private synchronized Optional<Baseline> baseline(
      LocalDate from, LocalDate to, @Nullable String team, Privacy privacy) throws Problem {
    DayStore store = reporting.store();
    List<EngineerDay> days = store.days(new DayStore.Query(from, to, null, team));
    requireEnough(days, privacy);
    long minute = reporting.clock().instant().getEpochSecond() / 60;
    measured.keySet().removeIf(known -> known.minute() != minute);
    return measured.computeIfAbsent(
        new Measured(from, to, team, minute),
        known ->
            new Measures(
                    days,
                    store
                        .activities()
                        .between(Explained.evidenceFrom(from), Explained.evidenceTo(to)),
                    store.deliveries().between(Measures.EVER, to, null),
                    store.coverages().all())
                .baseline(
                    reporting.organization().get(), from, to, team, reporting.clock().instant()));
  }

  /** Not in any week may the figures be of too few, or two questions would tell of that week. */
  private static void requireEnough(List<EngineerDay> days, Privacy privacy) throws Problem {
    Map<Week, Set<String>> people = new HashMap<>();
    for (EngineerDay day : days) {
      if (day.available() > 0 || day.hasEvidence()) {
        people.computeIfAbsent(Week.of(day.date()), week -> new HashSet<>()).add(day.person());
      }
    }
    for (Map.Entry<Week, Set<String>> week : people.entrySet()) {
      if (!privacy.shows(week.getValue().size())) {
        throw Problem.forbidden(
            "withheld: in %s fewer than %d people were at work"
                .formatted(week.getKey().label(), privacy.minimumGroup()));
      }
    }
  }

  private void beforeAfter(Context ctx) throws Problem, IOException {
    requireManager(ctx);
    Organization organization = reporting.organization().get();
    Migration migration =
        organization.migrations().stream()
            .filter(one -> one.id().equals(ctx.queryParam("migration")))
            .findFirst()
            .orElseThrow(() -> Problem.question("there is no such migration"));
    LocalDate to = today().minusDays(1);
    LocalDate from =
        migration.waves().stream()
            .map(wave -> wave.from())
            .min(LocalDate::compareTo)
            .orElse(to)
            .minusYears(1);
    Set<String> control = new TreeSet<>(DataRoutes.teams(organization));
    migration.waves().forEach(wave -> control.remove(wave.team()));
    int ramp = ramp(ctx);
    BeforeAfter found =
        compare(
            new BeforeAfter.Question(
                migration,
                from,
                to,
                null,
                List.copyOf(control),
                Math.min(ramp, BeforeAfter.Question.ANTICIPATION),
                ramp,
                promise(migration)),
            organization);
    Privacy privacy = gate.privacy().towards(Guard.viewer(ctx));
    int engineers = found.net().aggregate().engineers().size();
    if (engineers > 0 && !privacy.shows(engineers)) {
      throw Problem.forbidden(
          "withheld: fewer than %d people can be compared".formatted(privacy.minimumGroup()));
    }
    ObjectNode answer = BeforeAfterJson.of(found);
    answer.put("title", BeforeAfterText.title(found));
    answer.put("headline", BeforeAfterText.headline(found));
    answer.set(
        "mind",
        Json.MAPPER.valueToTree(found.flags().stream().map(BeforeAfterText::says).toList()));
    answer.set(
        "weekly",
        Json.MAPPER.valueToTree(
            found.weekly().stream().filter(week -> privacy.shows(week.engineers())).toList()));
    Asked.answer(ctx, answer);
  }

  private synchronized BeforeAfter compare(BeforeAfter.Question question, Organization organization)
      throws Problem {
    DayStore store = reporting.store();
    try {
      return BeforeAfter.of(
          question,
          organization,
          store.days(new DayStore.Query(question.from(), question.to(), null, null)),
          store.coverages().all());
    } catch (IllegalArgumentException e) {
      throw Problem.question(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Promise promise(Migration migration) throws Problem {
    String said = migration.promise();
    Path beside = reporting.promises();
    if (said == null || beside == null) {
      return null;
    }
    int hash = said.indexOf('#');
    try {
      return Promise.of(
          Files.readString(beside.resolve(hash < 0 ? said : said.substring(0, hash))),
          hash < 0 ? null : said.substring(hash + 1));
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.later("the promise cannot be read: " + e.getMessage());
    }
  }

  private static int ramp(Context ctx) throws Problem {
    try {
      String asked = ctx.queryParam("ramp");
      int ramp = asked == null ? BeforeAfter.Question.RAMP : Integer.parseInt(asked);
      if (ramp >= 0 && ramp <= 52) {
        return ramp;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw Problem.question("ramp must be 0 to 52 weeks");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(reporting.clock().instant(), ZoneOffset.UTC);
  }

  private static void requireManager(Context ctx) throws Problem {
    if (!Guard.viewer(ctx).is(Role.MANAGER)) {
      throw Problem.forbidden("scenarios and comparisons are for managers");
    }
  }

  private static Question question(Context ctx) throws Problem {
    try {
      Question question = Json.OUTSIDE.readValue(ctx.bodyAsBytes(), Question.class);
      if (question != null) {
        return question;
      }
    } catch (JsonProcessingException e) {
      throw Problem.question("the body is not what is expected: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Problem.question("the body cannot be read");
    }
    throw Problem.question("the body is empty");
  }
}
