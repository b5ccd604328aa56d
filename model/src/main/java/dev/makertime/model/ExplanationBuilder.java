package dev.makertime.model;

import dev.makertime.model.Explanation.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the explanation of a day, from the same spans as the day itself. */
final class ExplanationBuilder {
  private final Spans day;
  private final Spans working;
  private final Spans meeting;
  private final Spans manual;
  private final List<Piece> pieces = new ArrayList<>();

  ExplanationBuilder(Spans day, Spans working, Spans meeting, Spans manual) {
    this.day = day;
    this.working = working;
    this.meeting = meeting;
    this.manual = manual;
  }

  List<Piece> pieces() {
    pieces.sort(
        Comparator.comparing(Piece::start)
            .thenComparing(piece -> piece.activity().identity())
            .thenComparing(piece -> piece.activity().id()));
    return pieces;
  }

  void meetings(List<ClaimedTime> claims) {
    split(working.intersect(meeting), claims)
        .forEach((claim, counted) -> add(claim, claim.end(), true, counted));
  }

  void manual(List<ClaimedTime> claims) {
    split(working.intersect(manual).minus(meeting), claims)
        .forEach((claim, counted) -> add(claim, claim.end(), true, counted));
  }

  void waits(List<Evidence.Piece> all, List<MachineWaits.Counted> counted, Spans waited) {
    Map<Evidence.Piece, MachineWaits.Counted> charged = new HashMap<>();
    counted.forEach(wait -> charged.put(wait.piece(), wait));
    List<ClaimedTime> attended =
        counted.stream()
            .filter(MachineWaits.Counted::attended)
            .map(wait -> new ClaimedTime(wait.piece(), wait.start(), wait.chargedEnd()))
            .toList();
    Map<Evidence.Piece, Long> got = new HashMap<>();
    split(waited, attended).forEach((claim, seconds) -> got.put(claim.piece(), seconds));
    for (Evidence.Piece piece : all) {
      MachineWaits.Counted wait = charged.get(piece);
      ClaimedTime whole = new ClaimedTime(piece, piece.start(), piece.end());
      if (wait == null) {
        beganOutside(whole);
      } else {
        add(whole, wait.chargedEnd(), wait.attended(), got.getOrDefault(piece, 0L));
      }
    }
  }

  private void beganOutside(ClaimedTime claim) {
    long evidence = inDay(claim).seconds();
    if (evidence > 0) {
      pieces.add(
          new Piece(
              claim.piece().of(), claim.from(), claim.to(), evidence, evidence, 0, 0, 0, 0, 0, 0));
    }
  }

  private void add(ClaimedTime claim, long chargedEnd, boolean attended, long counted) {
    Spans evidence = inDay(claim);
    if (evidence.isEmpty()) {
      return;
    }
    boolean isMeeting = claim.piece().of().kind() == ActivityKind.MEETING;
    boolean isWait = claim.piece().of().kind() == ActivityKind.WAIT;
    Spans charged = evidence.intersect(claim.start(), Math.max(claim.start(), chargedEnd));
    Spans inside = attended ? charged.intersect(working) : Spans.NONE;
    long unattended = attended ? 0 : charged.seconds();
    long outside = attended ? charged.seconds() - inside.seconds() : 0;
    long underMeeting = isMeeting ? 0 : inside.intersect(meeting).seconds();
    long underManual = isWait ? inside.minus(meeting).intersect(manual).seconds() : 0;
    long capped = evidence.seconds() - charged.seconds();
    long shared = inside.seconds() - underMeeting - underManual - counted;
    pieces.add(
        new Piece(
            claim.piece().of(),
            claim.from(),
            claim.to(),
            evidence.seconds(),
            outside,
            underMeeting,
            underManual,
            capped,
            unattended,
            shared,
            counted));
  }

  private Spans inDay(ClaimedTime claim) {
    return day.intersect(Spans.of(claim.start(), claim.end()));
  }

  /** Counted seconds by what lays claim to them; every second goes to one. */
  private static Map<ClaimedTime, Long> split(Spans counted, List<ClaimedTime> claims) {
    Map<ClaimedTime, Long> seconds = new HashMap<>();
    Spans unclaimed = counted;
    for (ClaimedTime claim : claims.stream().sorted(ClaimedTime.LAST_STARTED_FIRST).toList()) {
      Spans claimed = Spans.of(claim.start(), claim.end());
      seconds.put(claim, unclaimed.intersect(claimed).seconds());
      unclaimed = unclaimed.minus(claimed);
    }
    return seconds;
  }
}
