package dev.makertime.collector.init;

import static dev.makertime.collector.init.YamlQuoting.clean;
import static dev.makertime.collector.init.YamlQuoting.comment;
import static dev.makertime.collector.init.YamlQuoting.quoted;

import dev.makertime.collector.init.PeopleAcrossTools.Someone;
import dev.makertime.collector.init.PeopleDraft.PersonDraft;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes organization.yaml from what tools show, with each guess marked and its reason.
 *
 * @param tools with people; the first names them
 * @param nobodys users of tools without accounts who are nobody's here, with their prefix
 */
record OrganizationWriter(
    List<GroupFindings> tools, PeopleAcrossTools people, List<String> nobodys, LocalDate since) {
  OrganizationWriter {
    tools = List.copyOf(tools);
    nobodys = List.copyOf(nobodys);
  }

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
                titles(),
                tools.stream()
                    .map(one -> comment(one.group()))
                    .collect(Collectors.joining(" and ")),
                since,
                zone
                    + (tools.stream().anyMatch(one -> one.tool().tellsHours())
                        ? "  # guess: where most people of this file seem to be"
                        : "  # guess: commits in %s do not tell".formatted(titles())),
                titles()));
    people(yaml, zone);
    bots(yaml);
    projects(yaml);
    unknownAuthors(yaml);
    unknownUsers(yaml);
    return yaml.toString();
  }

  private void people(StringBuilder yaml, ZoneId zone) {
    people.active().forEach(one -> person(yaml, one, zone));
    List<Someone> leavers = people.leavers();
    if (!leavers.isEmpty()) {
      yaml.append("  # Accounts that are blocked: people who left.\n");
      leavers.forEach(one -> person(yaml, one, zone));
    }
    if (people.active().isEmpty() && leavers.isEmpty()) {
      yaml.append(
          "  []  # %s shows no members of this %s%n"
              .formatted(titles(), tools.get(0).tool().whole()));
    }
  }

  private String titles() {
    return tools.stream().map(one -> one.tool().title()).collect(Collectors.joining(" and "));
  }

  private ZoneId commonZone() {
    Map<ZoneId, Long> counts =
        people.active().stream()
            .flatMap(one -> one.first().habits().zone().stream())
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

  private void person(StringBuilder yaml, Someone one, ZoneId common) {
    yaml.append("  - id: %s%n".formatted(quoted(one.id())));
    yaml.append("    name: %s%n".formatted(quoted(name(one.first().account()))));
    yaml.append("    identities:%n".formatted());
    one.identities()
        .forEach(
            (identity, why) ->
                yaml.append(
                    "      - %s%s%n"
                        .formatted(quoted(identity), why.isEmpty() ? "" : "  # guess: " + why)));
    String team = one.team();
    yaml.append(
        "    teams: [{team: %s, from: %s}]  # guess: %s%n"
            .formatted(
                quoted(team == null ? lastName(tools.get(0).group()) : team),
                since,
                team == null ? "nothing was committed" : "most commits are there"));
    hours(yaml, one.first(), common);
    if (one.hasLeft()) {
      LocalDate left = one.left();
      yaml.append(
          "    employed: {to: %s}  # guess: %s%n"
              .formatted(
                  left == null ? since : left,
                  left == null
                      ? "blocked, and nothing was committed"
                      : "blocked, and this is the day of the last commit"));
    } else if (team == null) {
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
    if (!people.bots().isEmpty()) {
      yaml.append("bots:  # accounts of tokens and services: never people\n");
      people.bots().forEach(bot -> yaml.append("  - %s%n".formatted(quoted(bot))));
    }
  }

  private void projects(StringBuilder yaml) {
    List<Repository> projects = tools.stream().flatMap(one -> one.projects().stream()).toList();
    if (projects.isEmpty()) {
      return;
    }
    yaml.append("projects:\n");
    Set<String> written = new HashSet<>();
    projects.stream()
        .filter(project -> written.add(project.path()))
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
    List<PeopleDraft.UnknownAuthor> unknownAuthors = people.unknownAuthors();
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

  private void unknownUsers(StringBuilder yaml) {
    if (!nobodys.isEmpty()) {
      yaml.append(
          "# Users of runs who are nobody above. If one of them is, add the identity there.\n");
      nobodys.forEach(one -> yaml.append("#   %s%n".formatted(comment(one))));
    }
  }

  private static String name(Account account) {
    String name = clean(account.name()).strip();
    return name.isEmpty() ? account.username() : name;
  }

  private static String lastName(String group) {
    return group.substring(group.lastIndexOf('/') + 1);
  }
}
