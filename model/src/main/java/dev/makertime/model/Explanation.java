package dev.makertime.model;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Explains a day: what became of every second of its evidence. The counted seconds of its pieces
 * add up to the day's.
 *
 * @param pieces every meeting, hand-made action and wait that touches the day, in the order of
 *     their starts
 */
public record Explanation(EngineerDay day, List<Piece> pieces) {

  /**
   * One piece of evidence on one day, in whole seconds: {@code evidence = outside + underMeeting +
   * underManual + capped + unattended + shared + counted}.
   *
   * @param start as it lies in the day or before it
   * @param end not included; of a hand-made instant what it is taken to cost
   * @param evidence within the day
   * @param outside of working time; of a wait that began outside of it all
   * @param underMeeting under a meeting, which takes precedence over manual work and waiting
   * @param underManual under manual work, which takes precedence over waiting
   * @param capped of a wait, beyond attention and resumption
   * @param unattended of a wait during which the person was seen at other work
   * @param shared with another piece of the same kind, which counts it
   * @param counted in the day
   */
  public record Piece(
      Activity activity,
      Instant start,
      Instant end,
      long evidence,
      long outside,
      long underMeeting,
      long underManual,
      long capped,
      long unattended,
      long shared,
      long counted) {

    /** What it is evidence of. */
    public ActivityKind kind() {
      ActivityKind kind = activity.kind();
      if (kind == null) {
        throw new IllegalStateException("a retraction is no evidence");
      }
      return kind;
    }

    /** Of a wait: whether it began in working time and was waited for. */
    public boolean isWaitedFor() {
      return kind() == ActivityKind.WAIT && evidence > outside + capped && unattended == 0;
    }
  }

  public Explanation {
    pieces = List.copyOf(pieces);
  }

  /** The seconds of all pieces of a kind. */
  public long sum(ActivityKind kind, ToLongFunction<Piece> seconds) {
    return pieces.stream().filter(piece -> piece.kind() == kind).mapToLong(seconds).sum();
  }
}
