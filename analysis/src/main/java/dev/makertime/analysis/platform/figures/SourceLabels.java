package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.model.Run;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lists which labels each type of source tells whenever there is something to tell, so that their
 * absence means no. Of all other labels and types an absence says nothing.
 */
public final class SourceLabels {
  private static final Map<String, Set<String>> BY_TYPE =
      Map.of(
          "gitlab", Set.of(Run.GIT_SHA, Run.URL),
          "github", Set.of(Run.GIT_SHA, Run.URL),
          "jenkins", Set.of(Run.GIT_SHA, Run.URL),
          "mlflow", Set.of(Run.GIT_SHA, Run.MODEL_VERSION),
          "dvc", Set.of(Run.GIT_SHA));

  private SourceLabels() {}

  /** The labels by the names of configured sources. */
  public static Map<String, Set<String>> of(Collection<ConfiguredSource> sources) {
    Map<String, Set<String>> labels = new HashMap<>();
    for (ConfiguredSource source : sources) {
      labels.put(source.name(), BY_TYPE.getOrDefault(source.kind(), Set.of()));
    }
    return labels;
  }
}
