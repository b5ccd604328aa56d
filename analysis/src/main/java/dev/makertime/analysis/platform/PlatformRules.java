package dev.makertime.analysis.platform;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Record of the rules by which runs are judged.
 *
 * @param speaks by source, the labels whose absence means no; absent sources tell none
 * @param minRecurring on so many days a job has to start to recur
 * @param chainGap so soon after another job a hand start counts as its consequence
 * @param computeWithin so soon a machine has to be there
 * @param settle so long an outage or a deployment waits for what may still come
 * @param minimumGroup fewer answers, or people, are none
 * @param production environments that are production; {@code production/*} are all below it
 */
public record PlatformRules(
    Map<String, Set<String>> speaks,
    int minRecurring,
    Duration chainGap,
    Duration computeWithin,
    Duration settle,
    int minimumGroup,
    List<String> production) {
  private static final List<String> PRODUCTION =
      List.of("production", "prod", "production/*", "prod/*");

  /** The rules unless configured, with what each source's runs tell. */
  public static PlatformRules of(Map<String, Set<String>> speaks, int minimumGroup) {
    return new PlatformRules(
        speaks,
        4,
        Duration.ofMinutes(30),
        Duration.ofMinutes(15),
        Duration.ofHours(24),
        minimumGroup,
        PRODUCTION);
  }

  public PlatformRules {
    speaks = Collections.unmodifiableMap(new TreeMap<>(speaks));
    production = List.copyOf(production);
  }

  public boolean speaks(String source, String label) {
    return speaks.getOrDefault(source, Set.of()).contains(label);
  }

  /** Whether an environment is production unless configured. */
  public static boolean isProductionByDefault(String environment) {
    return isAmong(PRODUCTION, environment);
  }

  /** Whether a run is a deployment to production. */
  public boolean isToProduction(PlatformRun run) {
    String environment = run.environment();
    return run.isDeployment() && environment != null && isAmong(production, environment);
  }

  private static boolean isAmong(List<String> production, String environment) {
    return production.stream()
        .anyMatch(
            one ->
                one.endsWith("/*")
                    ? environment.startsWith(one.substring(0, one.length() - 1))
                    : environment.equals(one));
  }
}
