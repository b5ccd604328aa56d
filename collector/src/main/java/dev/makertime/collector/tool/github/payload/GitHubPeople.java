package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides which of GitHub's accounts are people. */
final class GitHubPeople {
  private GitHubPeople() {}

  /**
   * Whose account it is, as an identity; nothing for a bot, and where nobody is named.
   *
   * @param source the prefix of identities
   * @param user as GitHub writes one: {@code login}, and mostly {@code type}
   */
  static @Nullable String identity(String source, JsonNode user) {
    String login = text(user, "login");
    return login == null || isBot(user, login) ? null : source + ":" + login;
  }

  /** The events of a repository name no type, but bots by their ending. */
  private static boolean isBot(JsonNode user, String login) {
    return "Bot".equals(text(user, "type")) || login.toLowerCase(Locale.ROOT).endsWith("[bot]");
  }
}
