package dev.makertime.app.simulator;

import dev.makertime.app.simulator.Member.Evidence;
import dev.makertime.app.simulator.truth.TrueKnowledge;
import dev.makertime.app.simulator.truth.TrueKnowledge.Group;
import dev.makertime.app.simulator.truth.TrueKnowledge.Reason;
import dev.makertime.app.simulator.webhook.SimulatedWebhookCall;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans what can be known of each working day of everybody, by how they are seen. */
final class PlannedKnowledge {
  /** Working days without a call, up to which a source that only calls is still heard. */
  private static final int QUIET = 3;

  private final SimulatedOrganization cast;
  private final Set<LocalDate> called;
  private final TrueKnowledge truth = new TrueKnowledge();

  private PlannedKnowledge(SimulatedOrganization cast, Set<LocalDate> called) {
    this.cast = cast;
    this.called = called;
  }

  /**
   * Plans it.
   *
   * @param calls of the partner's GitLab
   */
  static TrueKnowledge of(SimulatedOrganization cast, List<SimulatedWebhookCall> calls) {
    Set<LocalDate> called =
        calls.stream()
            .map(hook -> LocalDate.ofInstant(hook.at(), ZoneOffset.UTC))
            .collect(Collectors.toSet());
    PlannedKnowledge plan = new PlannedKnowledge(cast, called);
    cast.members().forEach(plan::plan);
    plan.planUnlisted();
    return plan.truth;
  }

  private void plan(Member member) {
    List<LocalDate> hired =
        cast.from()
            .datesUntil(cast.to().plusDays(1))
            .filter(date -> cast.isWorkday(date) && member.isHired(date))
            .toList();
    boolean heard = false;
    int quiet = 0;
    for (LocalDate date : hired) {
      heard |= called.contains(date);
      quiet = called.contains(date) ? 0 : quiet + 1;
      Reason calls = heard && quiet <= QUIET ? Reason.ONLY_CALLS : Reason.SILENT;
      if (!member.isOnLeave(date)) {
        add(member, date, calls);
      }
    }
  }

  private void add(Member member, LocalDate date, Reason calls) {
    truth.add(
        member.id(),
        date,
        Group.MEETINGS,
        member.isSeenBy(Evidence.CALENDAR) ? Reason.READ : Reason.NO_CALENDAR);
    truth.add(
        member.id(), date, Group.TOOLS, member.isSeenBy(Evidence.TOOLS) ? Reason.READ : calls);
  }

  /** On the days on which somebody whom nobody registered does something. */
  private void planUnlisted() {
    Member unlisted = SimulatedOrganization.contractor();
    cast.from()
        .datesUntil(cast.to().plusDays(1))
        .filter(date -> date.getDayOfWeek() == DayOfWeek.WEDNESDAY && cast.isWorkday(date))
        .forEach(date -> add(unlisted, date, Reason.SILENT));
  }
}
