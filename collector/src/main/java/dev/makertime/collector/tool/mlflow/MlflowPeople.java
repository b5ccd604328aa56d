package dev.makertime.collector.tool.mlflow;

import dev.makertime.collector.reading.TextPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules that say whose a run is. MLflow records the user of the operating system, which on shared
 * machines and in containers is nobody's name.
 *
 * @param aliases the first that fits a run applies
 */
public record MlflowPeople(List<Alias> aliases) {
  /** Says that MLflow's own name of a user is enough. */
  static final MlflowPeople AS_RECORDED = new MlflowPeople(List.of());

  private static final Set<String> NOBODY =
      Set.of(
          "root",
          "ec2-user",
          "jovyan",
          "unknown",
          "ubuntu",
          "azureuser",
          "hadoop",
          "spark",
          "nobody",
          "default",
          "admin");

  public MlflowPeople {
    aliases = List.copyOf(aliases);
  }

  /**
   * One rule. {@code *} stands for any text; a pattern that is absent fits all.
   *
   * @param user the name that MLflow recorded
   * @param experiment the name of the experiment, with its directories
   * @param source the script, notebook or project, with its directories
   * @param who whose runs these are: a name, or an identity with its prefix
   */
  public record Alias(
      @Nullable String user, @Nullable String experiment, @Nullable String source, String who) {

    boolean fits(String name, String ofExperiment, String ofSource) {
      return TextPattern.fits(user, name)
          && TextPattern.fits(experiment, ofExperiment)
          && TextPattern.fits(source, ofSource);
    }
  }

  /** Returns whose a run is; empty where nobody knows. */
  Optional<String> nameOf(String user, String experiment, String source) {
    return aliases.stream()
        .filter(alias -> alias.fits(user, experiment, source))
        .map(Alias::who)
        .findFirst()
        .or(() -> Optional.of(user).filter(MlflowPeople::isSomebody));
  }

  /** Whether it is not one of the users of machines, such as root. */
  public static boolean isSomebody(String user) {
    return !user.isBlank() && !NOBODY.contains(user.toLowerCase(Locale.ROOT));
  }
}
