package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.explain.KnowledgeNotes;
import dev.makertime.analysis.explain.PolicyVariant;
import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.report.Week;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.render.format.KnownFormat;
import dev.makertime.render.text.evidence.ExplanationText;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code explain}: shows the evidence behind a figure. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explains to the second how evidence was counted: time outside working time, during"
          + " meetings, during manual work, beyond the cap of a wait, or of unattended waits does"
          + " not count.%n",
      "For a person it lists every piece of evidence; for a team only sums.%n",
      "It also counts the same evidence by three sets of rules:",
      PolicyVariant.Sentences.STRICT,
      PolicyVariant.Sentences.DEFAULT,
      PolicyVariant.Sentences.GENEROUS,
      PolicyVariant.Sentences.BOTH_ENDS
    })
public final class ExplainCommand implements Callable<Integer> {
  static final class Whose {
    @Option(names = "--person", required = true, description = "A person's id.")
    @Nullable String person;

    @Option(names = "--team", required = true, description = "A team.")
    @Nullable String team;

    boolean are(Person one, LocalDate date) {
      return person == null ? team != null && team.equals(one.teamOn(date)) : isPersons(one);
    }

    private boolean isPersons(Person one) {
      return one.id().equals(person);
    }
  }

  static final class When {
    @Option(names = "--date", required = true, description = "A day, such as 2026-01-31.")
    @Nullable LocalDate date;

    @Option(names = "--week", required = true, description = "An ISO week, such as 2026-W05.")
    @Nullable String week;

    LocalDate from() throws Failure {
      if (date != null) {
        return date;
      }
      try {
        return Week.parse(String.valueOf(week)).monday();
      } catch (DateTimeParseException e) {
        throw new Failure("--week must look like 2026-W05", e);
      }
    }

    LocalDate to() throws Failure {
      return date == null ? from().plusDays(6) : date;
    }
  }

  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @ArgGroup(multiplicity = "1")
  Whose whose = new Whose();

  @ArgGroup(multiplicity = "1")
  When when = new When();

  @Option(names = "--json", description = "Print one JSON object with every piece.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    requireKnown(organization);
    LocalDate from = when.from();
    LocalDate to = when.to();
    ExplainedFigures explained;
    Knowledge knowledge;
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      explained =
          ExplainedFigures.of(
              organization,
              measured.activities(
                  ExplainedFigures.evidenceFrom(from), ExplainedFigures.evidenceTo(to)),
              from,
              to,
              Instant.now(),
              whose::are);
      knowledge = MeasuredKnowledge.of(measured, configuration, organization, Instant.now());
    } catch (MeasuredDays.Unavailable e) {
      throw new Failure(FailureText.of(e), e);
    }
    spec.commandLine()
        .getOut()
        .print(
            json
                ? json(explained, organization, knowledge)
                : ExplanationText.of(
                        explained,
                        id -> person(organization, id),
                        notes(organization, knowledge),
                        known(explained, organization, knowledge),
                        whose.person != null)
                    + known(organization, knowledge));
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Of each day of a person what is not known of it. */
  private static Function<EngineerDay, List<String>> notes(
      Organization organization, Knowledge knowledge) {
    return day ->
        KnowledgeNotes.of(
            knowledge.ofDays(organization).apply(day),
            organization.person(day.person()).map(knowledge::tellingOf).orElse(List.of()));
  }

  /** How much is known of the days of a person, or of a team's working hours. */
  private KnownTimes known(
      ExplainedFigures explained, Organization organization, Knowledge knowledge) throws Failure {
    String team = whose.team;
    return team == null
        ? KnownTimes.of(
            knowledge,
            organization.peopleById(),
            explained.days().stream().map(Explanation::day).toList())
        : KnownTimes.ofTeam(knowledge, organization, team, when.from(), when.to());
  }

  /** How much is known of a team's working hours, in a line of its own. */
  private String known(Organization organization, Knowledge knowledge) throws Failure {
    String team = whose.team;
    String sentence =
        team == null
            ? ""
            : KnownFormat.sentence(
                KnownTimes.ofTeam(knowledge, organization, team, when.from(), when.to()));
    return sentence.isEmpty() ? "" : "%n%s%n".formatted(sentence);
  }

  private String json(ExplainedFigures explained, Organization organization, Knowledge knowledge)
      throws Failure {
    ObjectNode json = Json.MAPPER.valueToTree(shown(explained));
    String team = whose.team;
    if (team != null) {
      json.set(
          "known",
          Json.MAPPER.valueToTree(
              KnownTimes.ofTeam(knowledge, organization, team, when.from(), when.to())));
    } else {
      Function<EngineerDay, DayKnowledge> of = knowledge.ofDays(organization);
      ObjectNode known = json.putObject("known");
      explained
          .days()
          .forEach(
              day ->
                  known.set(
                      day.day().date().toString(), Json.MAPPER.valueToTree(of.apply(day.day()))));
    }
    return json + System.lineSeparator();
  }

  /** Of a team only sums. */
  private ExplainedFigures shown(ExplainedFigures explained) {
    return whose.person != null
        ? explained
        : new ExplainedFigures(
            List.of(), explained.steps(), explained.variants(), explained.shared());
  }

  private void requireKnown(Organization organization) throws Failure {
    String person = whose.person;
    if (person != null && !Person.isUnknown(person) && organization.person(person).isEmpty()) {
      throw new Failure(
          "--person %s: the organization has no person with this id%s"
              .formatted(person, KnownNames.people(organization).suggestion(person)));
    }
    InputFiles.requireTeam(organization, whose.team, List.of());
  }

  private static Person person(Organization organization, String id) {
    return organization.person(id).orElse(organization.unknown());
  }
}
