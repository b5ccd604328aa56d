package dev.makertime.reporter.live;

import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Record of several teams side by side, and of the waves of their migrations. Of each team it has
 * sections of its own page and nothing else, with how much of them is known, so that it tells no
 * more than these pages.
 *
 * @param today the date in UTC
 */
public record Overview(LocalDate today, List<OfTeam> teams, List<Wave> waves) {
  private static final Set<String> SECTIONS = Set.of("small", "week", "trend");

  /**
   * One team.
   *
   * @param sections {@code week} and {@code trend} as on its page; of a team with too few members
   *     {@code small} and the weeks that its members agree to
   */
  public record OfTeam(String team, Map<String, Object> sections) {
    public OfTeam {
      Map<String, Object> shown = new LinkedHashMap<>(sections);
      shown.keySet().retainAll(SECTIONS);
      sections = Collections.unmodifiableMap(shown);
    }
  }

  /**
   * A team's first day in the new way of a migration.
   *
   * @param begun whether that day has come
   */
  public record Wave(String migration, String name, String team, LocalDate from, boolean begun) {}

  public Overview {
    teams = List.copyOf(teams);
    waves = List.copyOf(waves);
  }

  /** Lists the waves of some teams, in the order of the organization file. */
  static List<Wave> waves(Organization organization, Set<String> teams, LocalDate today) {
    List<Wave> waves = new ArrayList<>();
    for (Migration migration : organization.migrations()) {
      for (Migration.Wave wave : migration.waves()) {
        if (teams.contains(wave.team())) {
          waves.add(
              new Wave(
                  migration.id(),
                  migration.title(),
                  wave.team(),
                  wave.from(),
                  !wave.from().isAfter(today)));
        }
      }
    }
    return waves;
  }
}
