package dev.makertime.analysis.money.draws;

import java.util.Map;
import java.util.TreeMap;

/**
 * Lists inputs that follow others. If a scenario has half the meetings of the current one, its
 * meetings vary with the current ones.
 *
 * @param followers by the path of a figure: the paths of those that follow it, and what each is of
 *     it
 */
public record LinkedInputs(Map<String, Map<String, Double>> followers) {
  public static final LinkedInputs NONE = new LinkedInputs(Map.of());

  public LinkedInputs {
    followers = Map.copyOf(new TreeMap<>(followers));
  }

  Map<String, Double> of(String path) {
    return followers.getOrDefault(path, Map.of());
  }
}
