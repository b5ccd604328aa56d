package dev.makertime.collector.tool.saslog;

import dev.makertime.collector.reading.TextPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules that say whose sessions are, and whether anybody waits for them.
 *
 * @param aliases the first that fits a log applies
 * @param isInteractive whether people start these programs and wait for them
 */
record LogRules(List<Alias> aliases, boolean isInteractive) {
  private static final Set<String> NOBODY =
      Set.of("root", "sas", "sassrv", "sasadm", "nobody", "unknown", "system", "administrators");

  /** A date, and a time, which jobs put at the end of the name of their log. */
  private static final Pattern DATED =
      Pattern.compile(
          "[._ -]?(?:19|20)\\d\\d[._-]?[01]\\d[._-]?[0-3]\\d"
              + "(?:[._T -]?[0-2]\\d[._:-]?[0-5]\\d(?:[._:-]?[0-5]\\d)?)?$");

  LogRules {
    aliases = List.copyOf(aliases);
  }

  /**
   * One rule. {@code *} stands for any text; a pattern that is absent fits all.
   *
   * @param user the owner of the file
   * @param path of the log within the directory
   * @param who whose these sessions are: a name, or an identity with its prefix
   */
  record Alias(@Nullable String user, @Nullable String path, String who) {}

  /** The identity of whose a session is; absent where nobody knows. */
  @Nullable String identity(String source, @Nullable String owner, String path) {
    String user = owner == null ? null : owner.substring(owner.lastIndexOf('\\') + 1).strip();
    for (Alias alias : aliases) {
      if (TextPattern.fits(alias.user(), user) && TextPattern.fits(alias.path(), path)) {
        return alias.who().contains(":") ? alias.who() : source + ":" + alias.who();
      }
    }
    return user == null || user.isEmpty() || NOBODY.contains(user.toLowerCase(Locale.ROOT))
        ? null
        : source + ":" + user;
  }

  /** The program, as the name of its log tells it. */
  static String program(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    String plain = DATED.matcher(stem).replaceFirst("");
    return plain.isBlank() ? stem : plain;
  }
}
