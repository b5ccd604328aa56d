package dev.makertime.collector.init;

import dev.makertime.collector.init.PeopleDraft.PersonDraft;
import dev.makertime.collector.init.PeopleDraft.UnknownAuthor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which accounts of several tools are probably one person's: those with an e-mail address
 * in common, else with a full name, else with a username that nobody else has. What fits two people
 * is nobody's, and stands by itself.
 */
final class PeopleAcrossTools {
  private static final String NAME = "the same full name";
  private static final String USERNAME = "the same username";
  private static final String ADDRESS = "their address begins so";

  private final List<Someone> people = new ArrayList<>();
  private final List<String> bots = new ArrayList<>();
  private final Map<String, UnknownAuthor> unknownAuthors = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> identities = new HashSet<>();

  /**
   * A person with accounts in one tool or several.
   *
   * @param accounts the first is of the tool that tells most
   * @param identities each with the reason for the guess; empty = its account is this
   */
  record Someone(String id, List<PersonDraft> accounts, Map<String, String> identities) {

    PersonDraft first() {
      return accounts.get(0);
    }

    /** Whether all accounts are blocked. */
    boolean hasLeft() {
      return accounts.stream().allMatch(one -> one.account().isBlocked());
    }

    @Nullable LocalDate left() {
      return accounts.stream()
          .flatMap(one -> Stream.ofNullable(one.left()))
          .max(Comparator.naturalOrder())
          .orElse(null);
    }

    @Nullable String team() {
      return accounts.stream()
          .flatMap(one -> Stream.ofNullable(one.team()))
          .findFirst()
          .orElse(null);
    }
  }

  /** Finds people by what their accounts have. */
  private static final class Index {
    private final Map<String, List<Someone>> emails = new HashMap<>();
    private final Map<String, List<Someone>> beforeTheAt = new HashMap<>();
    private final Map<String, List<Someone>> names = new HashMap<>();
    private final Map<String, List<Someone>> usernames = new HashMap<>();

    Index(List<Someone> people) {
      for (Someone one : people) {
        for (PersonDraft own : one.accounts()) {
          put(names, PeopleDraft.plain(own.account().name()), one);
          put(usernames, PeopleDraft.letters(own.account().username()), one);
          for (String email : own.emails().keySet()) {
            put(emails, email, one);
            put(beforeTheAt, PeopleDraft.letters(email.substring(0, email.indexOf('@'))), one);
          }
        }
      }
    }

    private static void put(Map<String, List<Someone>> all, String key, Someone one) {
      List<Someone> those = all.computeIfAbsent(key, none -> new ArrayList<>());
      if (!key.isEmpty() && !those.contains(one)) {
        those.add(one);
      }
    }

    /** The only one whose accounts have it; nobody where two have. */
    private static Optional<Someone> only(List<Someone> found) {
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    Optional<Someone> byEmail(Set<String> some) {
      Stream<List<Someone>> known =
          some.stream().flatMap(one -> Stream.ofNullable(emails.get(one)));
      return only(known.flatMap(List::stream).distinct().toList());
    }

    /** Two accounts of one tool with the same name are two people's. */
    void forgetSharedNames(List<PersonDraft> accounts) {
      Set<String> seen = new HashSet<>();
      accounts.stream()
          .map(one -> PeopleDraft.plain(one.account().name()))
          .filter(name -> !seen.add(name))
          .forEach(names::remove);
    }

    Optional<Someone> byName(String name) {
      return only(names.getOrDefault(PeopleDraft.plain(name), List.of()));
    }

    Optional<Someone> byUsername(String username) {
      return only(usernames.getOrDefault(PeopleDraft.letters(username), List.of()));
    }

    Optional<Someone> byBeforeTheAt(String user) {
      return only(beforeTheAt.getOrDefault(PeopleDraft.letters(user), List.of()));
    }
  }

  /** Takes the tools in their order: the first ones give people their ids. */
  PeopleAcrossTools(List<GroupFindings> tools) {
    Map<GroupFindings, PeopleDraft> drafts = new LinkedHashMap<>();
    tools.forEach(tool -> drafts.put(tool, new PeopleDraft(tool)));
    drafts.forEach(
        (tool, draft) -> {
          List<PersonDraft> own = new ArrayList<>(draft.active());
          own.addAll(draft.leavers());
          Index before = new Index(people);
          before.forgetSharedNames(own);
          own.forEach(one -> add(tool.tool(), one, before));
          draft.bots().forEach(bot -> bots.add(identity(tool.tool().source(), bot.username())));
          draft.unknownAuthors().forEach(one -> unknownAuthors.putIfAbsent(one.email(), one));
        });
    unknownAuthors.keySet().removeIf(email -> identities.contains("email:" + email));
    Index all = new Index(people);
    unknownAuthors.values().removeIf(author -> isNamedAs(author, all));
  }

  private void add(DirectoryTool tool, PersonDraft account, Index before) {
    Match match = match(account, before);
    Someone someone = match == null ? begin(tool, account) : match.someone();
    if (match != null) {
      someone.accounts().add(account);
    }
    String why = match == null ? "" : match.why();
    claim(someone, identity(tool.source(), account.account().username()), why);
    account.emails().forEach((email, reason) -> claim(someone, "email:" + email, reason));
  }

  private Someone begin(DirectoryTool tool, PersonDraft account) {
    String username = account.account().username().toLowerCase(Locale.ROOT);
    String id = ids.add(username) ? username : tool.source() + "-" + username;
    ids.add(id);
    Someone someone = new Someone(id, new ArrayList<>(List.of(account)), new LinkedHashMap<>());
    people.add(someone);
    return someone;
  }

  /** An identity is one person's alone: a file with two owners is refused. */
  private void claim(Someone someone, String identity, String why) {
    if (identities.add(identity)) {
      someone.identities().put(identity, why);
    }
  }

  /** Whether an author without an account in that tool bears the name of one person alone. */
  private boolean isNamedAs(UnknownAuthor author, Index all) {
    Optional<Someone> named = all.byName(author.name());
    named.ifPresent(one -> claim(one, "email:" + author.email(), "commits bear their name"));
    return named.isPresent();
  }

  private record Match(Someone someone, String why) {}

  private static @Nullable Match match(PersonDraft account, Index before) {
    String name = account.account().name();
    String username = account.account().username();
    boolean isName = !PeopleDraft.plain(name).equals(PeopleDraft.plain(username));
    return before
        .byEmail(account.emails().keySet())
        .map(one -> new Match(one, "an e-mail address in common"))
        .or(() -> before.byName(name).filter(one -> isName).map(one -> new Match(one, NAME)))
        .or(() -> before.byUsername(username).map(one -> new Match(one, USERNAME)))
        .orElse(null);
  }

  /**
   * Finds whose the users of a tool are that shows no accounts: by the username, else by what is
   * before the @ of an address, else by the full name.
   *
   * @param source the prefix of their identities
   * @return those that are nobody's here
   */
  List<String> claimUsers(String source, Iterable<String> users) {
    Index all = new Index(people);
    List<String> nobodys = new ArrayList<>();
    for (String user : users) {
      Optional<Match> match =
          all.byUsername(user)
              .map(one -> new Match(one, USERNAME))
              .or(() -> all.byBeforeTheAt(user).map(one -> new Match(one, ADDRESS)))
              .or(() -> all.byName(user).map(one -> new Match(one, NAME)));
      match.ifPresentOrElse(
          found -> claim(found.someone(), identity(source, user), found.why()),
          () -> nobodys.add(user));
    }
    return nobodys;
  }

  /** Guesses that people have the same name in a tool that nobody has asked. */
  void claimSameNames(String source, String title) {
    for (Someone one : people) {
      String identity = identity(source, one.first().account().username());
      claim(one, identity, "the same name in " + title);
    }
  }

  /** Returns those of whom an account is active, in the order of the tools and names. */
  List<Someone> active() {
    return people.stream().filter(one -> !one.hasLeft()).toList();
  }

  /** Returns those who worked here and have left. */
  List<Someone> leavers() {
    return people.stream().filter(Someone::hasLeft).toList();
  }

  /** Returns the identities of accounts of tokens and services. */
  List<String> bots() {
    return bots;
  }

  /** Returns the authors of commits who have no account in any of the tools. */
  List<UnknownAuthor> unknownAuthors() {
    return List.copyOf(unknownAuthors.values());
  }

  private static String identity(String source, String username) {
    return source + ":" + username.toLowerCase(Locale.ROOT);
  }
}
