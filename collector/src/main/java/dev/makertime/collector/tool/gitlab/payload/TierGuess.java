package dev.makertime.collector.tool.gitlab.payload;

import dev.makertime.model.Delivery;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses the tier of an environment from its name, as GitLab does. */
public final class TierGuess {

  /** The order and the patterns of GitLab's {@code Environment#guess_tier}: the first that fits. */
  private static final Pattern NOT_PRODUCTION =
      Pattern.compile(
          "dev|review|trunk"
              + "|test|tst|int|ac(ce|)pt|qa|qc|control|quality"
              + "|st(a|)g|mod(e|)l|pre|demo|non");

  private static final Pattern PRODUCTION = Pattern.compile("pr(o|)d|live");

  private TierGuess() {}

  /** Returns production if GitLab would guess so, else nothing. */
  public static @Nullable String of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !NOT_PRODUCTION.matcher(lower).find() && PRODUCTION.matcher(lower).find()
        ? Delivery.PRODUCTION
        : null;
  }
}
