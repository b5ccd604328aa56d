package dev.makertime.collector.init;

import static dev.makertime.collector.init.YamlQuoting.clean;
import static dev.makertime.collector.init.YamlQuoting.comment;
import static dev.makertime.collector.init.YamlQuoting.quoted;

import dev.makertime.collector.init.PeopleDraft.PersonDraft;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes organization.yaml from what a tool shows, with each guess marked and its reason.
 *
 * @param airflow whether people have identities in an Airflow too
 */
record OrganizationWriter(
    GroupFindings findings, PeopleDraft draft, LocalDate since, boolean airflow) {

  String organization() {
    StringBuilder yaml = new StringBuilder();
    ZoneId zone = commonZone();
    yaml.append(
        """
        # Written by makertime init from what %s tells of %s.
        # What follows "guess:" is one. Correct it; makertime takes the file over when it changes.
        measureFrom: %s
        defaults:
          timeZone: %s
          workingHours: {monday: ["09:00-17:00"], tuesday: ["09:00-17:00"], wednesday: ["09:00-17:00"], \
        thursday: ["09:00-17:00"], friday: ["09:00-17:00"]}  # guess: nobody has said otherwise
          # monthlyCost: 7500  # what a month of a person costs; without it, nothing is said in money
        # holidays: [2026-12-25]  # %s does not know them: working days without, until they are named
        people:
        """
            .formatted(
                tool().title(),
                comment(findings.group()),
                since,
                zone
                    + (tool().tellsHours()
                        ? "  # guess: where most people of this file seem to be"
                        : "  # guess: commits in %s do not tell".formatted(tool().title())),
                tool().title()));
    draft.active().forEach(one -> person(yaml, one, zone));
    List<PersonDraft> leavers = draft.leavers();
    if (!leavers.isEmpty()) {
      yaml.append("  # Accounts that are blocked: people who left.\n");
      leavers.forEach(one -> person(yaml, one, zone));
    }
    if (draft.active().isEmpty() && leavers.isEmpty()) {
      yaml.append(
          "  []  # %s shows no members of this %s%n".formatted(tool().title(), tool().whole()));
    }
    bots(yaml);
    projects(yaml);
    unknownAuthors(yaml);
    return yaml.toString();
  }

  private DirectoryTool tool() {
    return findings.tool();
  }

  private ZoneId commonZone() {
    Map<ZoneId, Long> counts =
        draft.active().stream()
            .flatMap(one -> one.habits().zone().stream())
            .collect(
                Collectors.groupingBy(
                    WorkingHoursGuess.Guess::value,
                    () -> new TreeMap<>(Comparator.comparing(ZoneId::getId)),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(ZoneId.of("UTC"));
  }

  private void person(StringBuilder yaml, PersonDraft one, ZoneId common) {
    Account account = one.account();
    String username = account.username().toLowerCase(Locale.ROOT);
    yaml.append("  - id: %s%n".formatted(quoted(username)));
    yaml.append("    name: %s%n".formatted(quoted(name(account))));
    yaml.append(
        "    identities:%n      - %s%n".formatted(quoted(tool().source() + ":" + username)));
    if (airflow) {
      yaml.append(
          "      - %s  # guess: the same name in Airflow%n"
              .formatted(quoted("airflow:" + username)));
    }
    one.emails()
        .forEach(
            (email, why) ->
                yaml.append("      - %s  # guess: %s%n".formatted(quoted("email:" + email), why)));
    String team = one.team() == null ? lastName(findings.group()) : one.team();
    yaml.append(
        "    teams: [{team: %s, from: %s}]  # guess: %s%n"
            .formatted(
                quoted(team),
                since,
                one.team() == null ? "nothing was committed" : "most commits are there"));
    hours(yaml, one, common);
    if (account.isBlocked()) {
      LocalDate left = one.left() == null ? since : one.left();
      yaml.append(
          "    employed: {to: %s}  # guess: %s%n"
              .formatted(
                  left,
                  one.left() == null
                      ? "blocked, and nothing was committed"
                      : "blocked, and this is the day of the last commit"));
    } else if (one.team() == null) {
      yaml.append(
          "    # no commits: if this person's time should not be measured, remove the entry\n");
    }
  }

  private void hours(StringBuilder yaml, PersonDraft one, ZoneId common) {
    ZoneId zone = common;
    WorkingHoursGuess.Guess<ZoneId> guess = one.habits().zone().orElse(null);
    if (guess != null && !guess.value().equals(common)) {
      zone = guess.value();
      yaml.append("    timeZone: %s  # guess: %s%n".formatted(zone, guess.why()));
    }
    WorkingHoursGuess.Guess<Integer> begin = one.habits().begin(zone).orElse(null);
    if (begin != null) {
      String window = "%02d:00-%02d:00".formatted(begin.value(), begin.value() + 8);
      yaml.append(
          "    workingHours: {%s}  # guess: %s%n"
              .formatted(
                  List.of("monday", "tuesday", "wednesday", "thursday", "friday").stream()
                      .map(day -> "%s: [\"%s\"]".formatted(day, window))
                      .collect(Collectors.joining(", ")),
                  begin.why()));
    }
  }

  private void bots(StringBuilder yaml) {
    List<Account> bots = draft.bots();
    if (!bots.isEmpty()) {
      yaml.append("bots:  # accounts of tokens and services: never people\n");
      bots.forEach(
          bot ->
              yaml.append(
                  "  - %s%n"
                      .formatted(
                          quoted(
                              tool().source() + ":" + bot.username().toLowerCase(Locale.ROOT)))));
    }
  }

  private void projects(StringBuilder yaml) {
    if (findings.projects().isEmpty()) {
      return;
    }
    yaml.append("projects:\n");
    findings
        .projects()
        .forEach(
            project ->
                yaml.append(
                    "  - {id: %s, subjects: [%s], kind: product%s}  # guess: kind%n"
                        .formatted(
                            quoted(project.path()),
                            quoted(project.path()),
                            project.created() == null ? "" : ", started: " + project.created())));
  }

  private void unknownAuthors(StringBuilder yaml) {
    List<PeopleDraft.UnknownAuthor> unknownAuthors = draft.unknownAuthors();
    if (unknownAuthors.isEmpty()) {
      return;
    }
    yaml.append(
        "# Authors of commits that belong to no member. If one of them is a person above, add the"
            + " address there.\n");
    unknownAuthors.forEach(
        one ->
            yaml.append(
                "#   email:%s, %s: %d commits, the last on %s%n"
                    .formatted(
                        comment(one.email()), comment(one.name()), one.commits(), one.last())));
  }

  private static String name(Account account) {
    String name = clean(account.name()).strip();
    return name.isEmpty() ? account.username() : name;
  }

  private static String lastName(String group) {
    return group.substring(group.lastIndexOf('/') + 1);
  }
}
