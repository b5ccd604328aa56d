package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of GitLab's users are machines: tokens of projects and groups, service accounts,
 * GitLab's own users, the ghost that stands for deleted users, and bots by their name. A machine is
 * nobody's presence, and it waits for nothing. Names are those that GitLab itself gives, see its
 * {@code ResourceAccessTokens::CreateService}, {@code Users::Internal} and {@code HasUserType}.
 */
public final class GitLabMachineUsers {
  private static final Pattern MACHINE =
      Pattern.compile(
          "((project|group)_\\d+_bot|service_account_|gitlab_security_policy_project_\\d+_bot).*"
              + "|ghost\\d*"
              + "|gitlab-?duo\\d*|duo-(developer|workflow|agent|chat|code-review)\\b.*"
              + "|import_user_.*|.*_placeholder_user_.*"
              + "|dependabot([-_.].*)?|renovate([-_.].*)?"
              + "|.*[-_.]bot\\d*|.*\\[bot\\]");

  private static final Set<String> HUMAN = Set.of("human", "human_deprecated", "0");

  private GitLabMachineUsers() {}

  /** Whether a username is a machine's. */
  public static boolean isMachine(String username) {
    return MACHINE.matcher(username.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Whether a user is a machine.
   *
   * @param bot what GitLab says of it, where it says anything
   * @param type its {@code user_type}, where GitLab tells it
   */
  static boolean isMachine(
      @Nullable String username, @Nullable Boolean bot, @Nullable String type) {
    return Boolean.TRUE.equals(bot)
        || (type != null && !HUMAN.contains(type.toLowerCase(Locale.ROOT)))
        || (username != null && isMachine(username));
  }

  /** The same of a user as hooks and answers have it. */
  static boolean isMachine(JsonNode user) {
    return isMachine(
        text(user, "username"), user.path("bot").asBoolean(false), text(user, "user_type"));
  }
}
