package dev.makertime.collector.init;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides who the people of a group probably are, and which accounts' commits are whose. */
final class PeopleDraft {

  /**
   * Draft of a person.
   *
   * @param emails each with the reason for the guess
   * @param team absent where nothing was committed
   * @param left the day of the last commit of an account that is blocked
   */
  record PersonDraft(
      Account account,
      Map<String, String> emails,
      WorkingHoursGuess habits,
      @Nullable String team,
      @Nullable LocalDate left) {

    PersonDraft {
      emails = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(emails));
    }
  }

  /** Record of an author of commits who is no member, such as a person who left. */
  record UnknownAuthor(String name, String email, int commits, LocalDate last) {}

  private final GroupFindings findings;
  private final Map<String, String> ownerOf = new TreeMap<>();
  private final Map<String, Map<String, String>> emails = new TreeMap<>();

  PeopleDraft(GroupFindings findings) {
    this.findings = findings;
    Map<String, String> names =
        findings.commits().stream()
            .collect(
                Collectors.toMap(
                    commit -> lower(commit.authorEmail()),
                    Commit::authorName,
                    (first, second) -> first,
                    TreeMap::new));
    people()
        .forEach(
            account -> {
              if (account.email() != null && isAddress(account.email())) {
                claim(account, lower(account.email()), "public in the profile");
              }
            });
    names.forEach(
        (email, name) -> {
          if (isAddress(email) && !ownerOf.containsKey(email)) {
            match(email, name);
          }
        });
  }

  /** Returns those whose accounts are active, in the order of their names. */
  List<PersonDraft> active() {
    return somebodies(account -> !account.isBlocked());
  }

  /** Returns those who worked here and have left. */
  List<PersonDraft> leavers() {
    return somebodies(Account::isBlocked);
  }

  List<Account> bots() {
    return findings.accounts().stream().filter(Account::isBot).toList();
  }

  /** Returns the authors of commits who are no members. */
  List<UnknownAuthor> unknownAuthors() {
    Map<String, List<Commit>> byEmail =
        findings.commits().stream()
            .filter(commit -> !ownerOf.containsKey(lower(commit.authorEmail())))
            .collect(
                Collectors.groupingBy(
                    commit -> lower(commit.authorEmail()), TreeMap::new, Collectors.toList()));
    List<UnknownAuthor> unknownAuthors = new ArrayList<>();
    byEmail.forEach(
        (email, commits) ->
            last(commits)
                .ifPresent(
                    last ->
                        unknownAuthors.add(
                            new UnknownAuthor(
                                commits.get(0).authorName(), email, commits.size(), last))));
    return unknownAuthors;
  }

  private List<Account> people() {
    return findings.accounts().stream()
        .filter(account -> !account.isBot())
        .sorted(Comparator.comparing(Account::username))
        .toList();
  }

  private List<PersonDraft> somebodies(Function<Account, Boolean> wanted) {
    return people().stream().filter(wanted::apply).map(this::draft).toList();
  }

  private PersonDraft draft(Account account) {
    List<Commit> theirs =
        findings.commits().stream()
            .filter(commit -> account.username().equals(ownerOf.get(lower(commit.authorEmail()))))
            .toList();
    List<OffsetDateTime> times =
        findings.tool().tellsHours() ? theirs.stream().map(Commit::at).toList() : List.of();
    return new PersonDraft(
        account,
        emails.getOrDefault(account.username(), Map.of()),
        new WorkingHoursGuess(times),
        team(theirs),
        account.isBlocked() ? last(theirs).orElse(null) : null);
  }

  /** Assigns an address by its no-reply form, else by the full name, else by the username. */
  private void match(String email, String name) {
    String local = email.substring(0, email.indexOf('@'));
    List<Account> people = people();
    Optional<Account> own =
        people.stream().filter(one -> isNoReply(email, local, one.username())).findFirst();
    List<Account> named =
        people.stream().filter(one -> plain(one.name()).equals(plain(name))).toList();
    List<Account> called =
        people.stream().filter(one -> letters(one.username()).equals(letters(local))).toList();
    if (own.isPresent()) {
      claim(own.get(), email, "their no-reply address");
    } else if (named.size() == 1) {
      claim(named.get(0), email, "commits bear their name");
    } else if (called.size() == 1) {
      claim(called.get(0), email, "it begins like their username");
    }
  }

  private void claim(Account account, String email, String why) {
    if (ownerOf.putIfAbsent(email, account.username()) == null) {
      emails.computeIfAbsent(account.username(), missing -> new LinkedHashMap<>()).put(email, why);
    }
  }

  /** Returns the subgroup with most of the commits, or the group itself. */
  private @Nullable String team(List<Commit> theirs) {
    Map<String, Long> counts =
        theirs.stream()
            .collect(
                Collectors.groupingBy(
                    commit -> team(commit.project()), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** Guesses the team of a project from its path. */
  private String team(String project) {
    String group = findings.group();
    String inside =
        project.startsWith(group + "/") ? project.substring(group.length() + 1) : project;
    int slash = inside.indexOf('/');
    return slash > 0 ? inside.substring(0, slash) : group.substring(group.lastIndexOf('/') + 1);
  }

  private static Optional<LocalDate> last(List<Commit> commits) {
    return commits.stream().map(commit -> commit.at().toLocalDate()).max(Comparator.naturalOrder());
  }

  private static boolean isNoReply(String email, String local, String username) {
    return email.contains("noreply") && local.matches("(\\d+[-+])?\\Q" + lower(username) + "\\E");
  }

  private static boolean isAddress(String email) {
    return email.length() <= 250 && email.matches("[^@\\s]+@[^@\\s]+");
  }

  /** A name without accents, capitals and more than one blank. */
  static String plain(String name) {
    return Normalizer.normalize(lower(name), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .strip()
        .replaceAll("\\s+", " ");
  }

  /** A name without all that is no letter or digit. */
  static String letters(String name) {
    return lower(name).replaceAll("[^a-z0-9]", "");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
