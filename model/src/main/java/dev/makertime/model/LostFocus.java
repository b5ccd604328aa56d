package dev.makertime.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What broke one person's focus on one day, in seconds. Each meeting series, each subject of manual
 * work and each subject of waits has its share of the loss; shares add up to the loss. A share is
 * the piece's Shapley value: the mean, over all orders in which the pieces could have come, of what
 * it took from the focus that was left. What would come back without a piece is {@link Piece#last},
 * never its share.
 *
 * @param potential focus of the working time, had there been no piece
 * @param focus as measured
 * @param method how the shares were computed
 * @param pieces the largest share first
 */
public record LostFocus(
    String person, LocalDate date, long potential, long focus, Method method, List<Piece> pieces) {

  /** How shares were computed. */
  public enum Method {
    /** There is no piece. */
    NONE,
    /** Over all orders. */
    EXACT,
    /** Over a thousand orders that were drawn, as too many are possible. */
    SAMPLED
  }

  /**
   * All activities of a day that break focus as one.
   *
   * @param kind meeting, manual or wait
   * @param key the series of a meeting, else the subject
   * @param seconds its share of the loss
   * @param alone what it would have taken alone
   * @param last what would have come back without it
   */
  public record Piece(ActivityKind kind, String key, long seconds, long alone, long last) {}

  public LostFocus {
    pieces = List.copyOf(pieces);
  }

  /** The series of a meeting: its id without what tells one instance from another. */
  public static String series(String id) {
    int end = id.lastIndexOf('/');
    return end < 0 ? id : id.substring(0, end);
  }

  /** What was lost: the sum of all shares. */
  public long lost() {
    return potential - focus;
  }
}
