package dev.makertime.reporter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.Gate;
import dev.makertime.reporter.access.Privacy;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.explain.Explained;
import dev.makertime.reporter.migration.BeforeAfter;
import dev.makertime.reporter.migration.Promise;
import dev.makertime.reporter.render.BeforeAfterJson;
import dev.makertime.reporter.render.BeforeAfterText;
import dev.makertime.reporter.report.Covered;
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

  /** The first that leaves enough people: two of one's own choice would differ by a person. */
  private static final List<Integer> RAMPS = List.of(12, 8, 4, 0);

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

  private record Measured(
      LocalDate from, LocalDate to, @Nullable String team, int fewest, long minute) {}

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
      withoutRuns(answer.path("baseline"));
      withoutRuns(answer.at("/inputs/org"));
      Asked.answer(ctx, answer);
    } catch (Assumptions.Invalid | IllegalArgumentException e) {
      throw Problem.question(String.valueOf(e.getMessage()));
    }
  }

  /** How often waits of some length were may be one person's. */
  private static void withoutRuns(JsonNode part) {
    if (part instanceof ObjectNode object) {
      object.remove("runs");
    }
  }

  /** One at a time: it may be much, and whoever moves a slider asks for the same again. */
  private synchronized Optional<Baseline> baseline(
      LocalDate from, LocalDate to, @Nullable String team, Privacy privacy) throws Problem {
    long minute = reporting.clock().instant().getEpochSecond() / 60;
    measured.keySet().removeIf(known -> known.minute() != minute);
    Measured asked = new Measured(from, to, team, privacy.minimumGroup(), minute);
    Optional<Baseline> known = measured.get(asked);
    if (known == null) {
      known = measure(from, to, team, privacy);
      measured.put(asked, known);
    }
    return known;
  }

  /** Days of too few people are left out, so that no two questions differ by one of them. */
  private Optional<Baseline> measure(
      LocalDate from, LocalDate to, @Nullable String team, Privacy privacy) throws Problem {
    DayStore store = reporting.store();
    Organization organization = reporting.organization().get();
    Set<String> shown = new HashSet<>();
    store.teamDays(from, to, team).stream()
        .filter(day -> privacy.shows(day.people()))
        .forEach(day -> shown.add(day.key()));
    List<EngineerDay> days =
        store.days(new DayStore.Query(from, to, null, team)).stream()
            .filter(day -> isShown(day.team(), day.date(), shown, privacy))
            .toList();
    Covered covered = new Covered(organization, store.coverages().all());
    requireEnough(organization, days, covered, privacy);
    Optional<Baseline> baseline =
        new Measures(
                days,
                store.activities().between(Explained.evidenceFrom(from), Explained.evidenceTo(to)),
                store.deliveries().between(Measures.EVER, to, null),
                store.coverages().all())
            .baseline(
                organization,
                from,
                to,
                team,
                reporting.clock().instant(),
                (person, date) ->
                    (team == null || team.equals(person.teamOn(date)))
                        && isShown(person.teamOn(date), date, shown, privacy));
    if (baseline.isPresent() && !privacy.shows(baseline.get().engineers())) {
      throw withheld("fewer than %d people can be measured", privacy);
    }
    return baseline;
  }

  private static boolean isShown(
      @Nullable String team, LocalDate date, Set<String> shown, Privacy privacy) {
    return privacy.shows(1) || (team != null && shown.contains(EngineerDay.key(team, date)));
  }

  /** Not in any week may too few be measured, or two periods would tell of that week. */
  private static void requireEnough(
      Organization organization, List<EngineerDay> days, Covered covered, Privacy privacy)
      throws Problem {
    Map<String, Person> people = new HashMap<>();
    organization.people().stream()
        .filter(person -> !person.shared())
        .forEach(person -> people.put(person.id(), person));
    Map<Week, Set<String>> measured = new HashMap<>();
    for (EngineerDay day : days) {
      Person person = people.get(day.person());
      if (person != null && covered.covers(person, day.date(), day.date())) {
        measured.computeIfAbsent(Week.of(day.date()), week -> new HashSet<>()).add(day.person());
      }
    }
    if (measured.values().stream().anyMatch(of -> !privacy.shows(of.size()))) {
      throw withheld("in some week fewer than %d people can be measured", privacy);
    }
  }

  private static Problem withheld(String why, Privacy privacy) {
    return Problem.forbidden("withheld: " + why.formatted(privacy.minimumGroup()));
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
    Viewer viewer = Guard.viewer(ctx);
    Privacy privacy = gate.privacy().towards(viewer);
    List<Integer> ramps = viewer.everything() ? List.of(ramp(ctx)) : RAMPS;
    BeforeAfter found = null;
    int ramp = 0;
    for (int weeks : ramps) {
      ramp = weeks;
      found =
          compare(
              new BeforeAfter.Question(
                  migration,
                  from,
                  to,
                  null,
                  List.copyOf(control),
                  Math.min(weeks, BeforeAfter.Question.ANTICIPATION),
                  weeks,
                  promise(migration)),
              organization);
      if (privacy.shows(engineers(found))) {
        break;
      }
    }
    if (found == null) {
      throw Problem.question("there is nothing to compare");
    }
    if (!privacy.shows(engineers(found)) && engineers(found) > 0) {
      throw withheld("fewer than %d people can be compared", privacy);
    }
    Asked.answer(ctx, answer(found, ramp, privacy));
  }

  private static int engineers(BeforeAfter found) {
    return found.net().aggregate().engineers().size();
  }

  /** Of what enough people have in common; who was there in one phase only is left out. */
  private static ObjectNode answer(BeforeAfter found, int ramp, Privacy privacy) {
    ObjectNode answer = BeforeAfterJson.of(found);
    if (!privacy.shows(1)) {
      answer.remove(List.of("gross", "burn", "config"));
      ObjectNode net = (ObjectNode) answer.path("net");
      net.remove("compositionEffect");
      ObjectNode aggregate = net.putObject("aggregate");
      aggregate.put("engineers", engineers(found));
      if (found.controlled().values().stream().anyMatch(one -> !privacy.shows(one.nControl()))) {
        answer.putObject("controlled");
      }
      if (engineers(found) == 0) {
        answer.putObject("promises");
        answer.putObject("controlled");
      }
    }
    answer.put("ramp", ramp);
    answer.put("title", BeforeAfterText.title(found));
    answer.put("headline", BeforeAfterText.headline(found));
    answer.set(
        "mind",
        Json.MAPPER.valueToTree(found.flags().stream().map(BeforeAfterText::says).toList()));
    answer.set(
        "weekly",
        Json.MAPPER.valueToTree(
            found.weekly().stream().filter(week -> privacy.shows(week.engineers())).toList()));
    return answer;
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
