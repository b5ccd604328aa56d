package dev.makertime.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How much focus a day would have had, if only some of the pieces that break it had been there. A
 * wait that was not attended is none; that verdict is the whole day's, whichever pieces are there.
 */
final class UninterruptedTime {
  /** What makes activities of a day one piece. */
  private record Key(ActivityKind kind, String text) {
    static final Comparator<Key> ORDER =
        Comparator.comparing((Key key) -> key.kind.name()).thenComparing(Key::text);
  }

  private static final class Part {
    final Spans.Union meetings = new Spans.Union();
    final List<Evidence.Piece> spans = new ArrayList<>();
    final Spans.Union attended = new Spans.Union();
    final Spans.Union lengthy = new Spans.Union();
  }

  private final CountingPolicy policy;
  private final Spans day;
  private final Spans working;
  private final long asOf;
  private final TreeMap<Key, Part> parts = new TreeMap<>(Key.ORDER);
  private final List<Key> keys;
  private final List<Part> byKey;

  /** All instants of the day, sorted, and which part each belongs to. */
  private final List<Evidence.Piece> instants = new ArrayList<>();

  private final int[] owners;

  UninterruptedTime(
      CountingPolicy policy, Spans day, Spans working, Evidence evidence, MachineWaits waiting) {
    this.policy = policy;
    this.day = day;
    this.working = working;
    asOf = evidence.asOf;
    for (Evidence.Piece meeting : evidence.meetings) {
      if (!working.intersect(meeting.start(), meeting.end()).isEmpty()) {
        part(ActivityKind.MEETING, LostFocus.series(meeting.of().id()))
            .meetings
            .add(meeting.start(), meeting.end());
      }
    }
    for (Evidence.Piece span : evidence.manualSpans) {
      if (!working.intersect(span.start(), span.end()).isEmpty()) {
        part(ActivityKind.MANUAL, span.subject()).spans.add(span);
      }
    }
    for (Evidence.Piece instant : evidence.instants) {
      if (instant.start() >= day.start(0) && instant.start() < day.end(0)) {
        part(ActivityKind.MANUAL, instant.subject());
        instants.add(instant);
      }
    }
    waiting.counted.stream().filter(MachineWaits.Counted::attended).forEach(this::add);
    keys = List.copyOf(parts.keySet());
    byKey = List.copyOf(parts.values());
    owners =
        instants.stream()
            .mapToInt(one -> keys.indexOf(new Key(ActivityKind.MANUAL, one.subject())))
            .toArray();
  }

  private void add(MachineWaits.Counted wait) {
    if (working.intersect(wait.start(), wait.chargedEnd()).isEmpty()) {
      return;
    }
    Part part = part(ActivityKind.WAIT, wait.piece().subject());
    part.attended.add(wait.start(), wait.chargedEnd());
    if (wait.lengthy()) {
      part.lengthy.add(wait.start(), wait.chargedEnd());
    }
  }

  private Part part(ActivityKind kind, String text) {
    return parts.computeIfAbsent(new Key(kind, text), key -> new Part());
  }

  /** Of undisturbed stretches those that are long enough for focus. */
  static Spans blocks(CountingPolicy policy, Spans undisturbed) {
    long block = policy.focusBlock().toSeconds();
    Spans.Union focus = new Spans.Union();
    for (int i = 0; i < undisturbed.count(); i++) {
      if (undisturbed.end(i) - undisturbed.start(i) >= block) {
        focus.add(undisturbed.start(i), undisturbed.end(i));
      }
    }
    return focus.toSpans();
  }

  /** Seconds of focus with some of the pieces. */
  private long focus(BitSet pieces) {
    Spans.Union busy = new Spans.Union();
    Spans.Union attended = new Spans.Union();
    List<Evidence.Piece> spans = new ArrayList<>();
    for (int i = pieces.nextSetBit(0); i >= 0; i = pieces.nextSetBit(i + 1)) {
      Part part = byKey.get(i);
      busy.add(part.meetings.toSpans()).add(part.lengthy.toSpans());
      attended.add(part.attended.toSpans());
      spans.addAll(part.spans);
    }
    List<Evidence.Piece> acts = new ArrayList<>();
    for (int i = 0; i < owners.length; i++) {
      if (pieces.get(owners[i])) {
        acts.add(instants.get(i));
      }
    }
    busy.add(new ManualWork(policy, spans, acts, day, asOf).spans());
    return blocks(policy, working.minus(busy.toSpans())).minus(attended.toSpans()).seconds();
  }

  /** The day's loss, by pieces. */
  LostFocus lost(String person, LocalDate date, long seed) {
    int m = keys.size();
    ShapleyShares shares = ShapleyShares.of(m, this::focus, seed);
    BitSet all = new BitSet();
    all.set(0, m);
    long potential = focus(new BitSet());
    long left = focus(all);
    List<LostFocus.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      BitSet alone = new BitSet();
      alone.set(i);
      all.clear(i);
      pieces.add(
          new LostFocus.Piece(
              keys.get(i).kind,
              keys.get(i).text,
              shares.seconds(i),
              potential - focus(alone),
              focus(all) - left));
      all.set(i);
    }
    pieces.sort(
        Comparator.comparingLong(LostFocus.Piece::seconds)
            .reversed()
            .thenComparing(piece -> piece.kind().name())
            .thenComparing(LostFocus.Piece::key));
    LostFocus.Method method =
        m == 0
            ? LostFocus.Method.NONE
            : shares.exact() ? LostFocus.Method.EXACT : LostFocus.Method.SAMPLED;
    return new LostFocus(person, date, potential, left, method, pieces);
  }
}
