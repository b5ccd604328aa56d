package dev.makertime.collector.tool.jobs.row;

import dev.makertime.collector.reading.TextPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules that say whose runs are, and which a person asked for. Job servers mostly know accounts of
 * machines, under which jobs of several people run.
 *
 * @param aliases the first that fits a run applies
 * @param byHand patterns of the names of jobs, and of Oracle's job classes, that people start
 */
public record JobRules(List<Alias> aliases, List<String> byHand) {
  /** Says that the server's own name of a user is enough. */
  public static final JobRules NONE = new JobRules(List.of(), List.of());

  private static final Set<String> NOBODY =
      Set.of("sa", "sys", "system", "postgres", "ddic", "sap*", "sapsys", "root", "unknown");

  /** Accounts of the machine in Windows, such as {@code NT SERVICE\SQLSERVERAGENT}. */
  private static final String MACHINE = "nt ";

  public JobRules {
    aliases = List.copyOf(aliases);
    byHand = List.copyOf(byHand);
  }

  /**
   * One rule. {@code *} stands for any text; a pattern that is absent fits all.
   *
   * @param user the account that the server names
   * @param job the name of the job
   * @param who whose these runs are: a name, or an identity with its prefix
   */
  public record Alias(@Nullable String user, @Nullable String job, String who) {}

  /** The identity of whose a run is; absent where nobody knows. */
  @Nullable String identity(String source, @Nullable String user, @Nullable String job) {
    for (Alias alias : aliases) {
      if (TextPattern.fits(alias.user(), user) && TextPattern.fits(alias.job(), job)) {
        return alias.who().contains(":") ? alias.who() : source + ":" + alias.who();
      }
    }
    return user == null || isMachine(user) ? null : source + ":" + user.strip();
  }

  /** Whether people start a job by hand, by its name or its class. */
  boolean isByHand(@Nullable String job, @Nullable String group) {
    return byHand.stream()
        .anyMatch(
            pattern ->
                (job != null && TextPattern.fits(pattern, job))
                    || (group != null && TextPattern.fits(pattern, group)));
  }

  private static boolean isMachine(String user) {
    String lower = user.strip().toLowerCase(Locale.ROOT);
    return lower.isEmpty() || NOBODY.contains(lower) || lower.startsWith(MACHINE);
  }
}
