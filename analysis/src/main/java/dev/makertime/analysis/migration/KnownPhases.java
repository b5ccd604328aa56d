package dev.makertime.analysis.migration;

import dev.makertime.analysis.knowledge.EvidenceGroup;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which hours can be compared: of which enough is known before the waves and since. Hours
 * that nobody read on one side would look like a change, and on both like none.
 */
final class KnownPhases {
  private static final Set<String> OF_TOOLS = Set.of("manual", "waiting");
  private static final String MEETINGS = "meetings";

  private KnownPhases() {}

  static Set<String> unknown(
      DefaultComparison asked, Knowledge knowledge, Organization organization) {
    KnownTimes before = KnownTimes.NONE;
    KnownTimes since = KnownTimes.NONE;
    for (Migration.Wave wave : asked.migration().waves()) {
      if (asked.team() == null || asked.team().equals(wave.team())) {
        LocalDate last = wave.from().minusDays(1);
        before = before.plus(of(knowledge, organization, wave.team(), asked.from(), last));
        since = since.plus(of(knowledge, organization, wave.team(), wave.from(), asked.to()));
      }
    }
    Set<String> unknown = new TreeSet<>();
    if (isTooLittle(before, EvidenceGroup.MEETINGS) || isTooLittle(since, EvidenceGroup.MEETINGS)) {
      unknown.add(MEETINGS);
    }
    if (isTooLittle(before, EvidenceGroup.TOOLS) || isTooLittle(since, EvidenceGroup.TOOLS)) {
      unknown.addAll(OF_TOOLS);
    }
    return unknown;
  }

  /** Of the time since something is known of the team at all: a comparison begins there. */
  private static KnownTimes of(
      Knowledge knowledge, Organization organization, String team, LocalDate from, LocalDate to) {
    KnownTimes all = KnownTimes.NONE;
    for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
      KnownTimes day = KnownTimes.ofTeam(knowledge, organization, team, date, date);
      if (!all.equals(KnownTimes.NONE)
          || !(day.meetings().noneKnown() && day.tools().noneKnown())) {
        all = all.plus(day);
      }
    }
    return all.equals(KnownTimes.NONE)
        ? KnownTimes.ofTeam(knowledge, organization, team, from, to)
        : all;
  }

  private static boolean isTooLittle(KnownTimes phase, EvidenceGroup group) {
    return phase.of(group).all() > 0 && phase.of(group).share() < KnownTimes.ENOUGH;
  }
}
