package dev.makertime.app.simulator.truth;

import dev.makertime.app.simulator.truth.TrueHours.Kind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a wait truly costs a person, in seconds by kind: they stay with the machine for ten minutes,
 * queue first; of what is longer, ten more minutes are lost in coming back; the rest is other work.
 */
public final class WaitCost {
  /** How long a person stays with a machine. */
  public static final long STAYS = 600;

  /** What coming back costs at most. */
  public static final long COMES_BACK = 600;

  /** What an act by hand costs. */
  public static final long BY_HAND = 300;

  private WaitCost() {}

  /** Of waiting alone. */
  public static Map<Kind, Long> of(long queued, long run) {
    Map<Kind, Long> cost = new EnumMap<>(Kind.class);
    long stayed = Math.min(queued + run, STAYS);
    cost.put(Kind.QUEUE, Math.min(queued, STAYS));
    cost.put(Kind.RUN, stayed - Math.min(queued, STAYS));
    cost.put(Kind.RESUME, Math.min(queued + run - stayed, COMES_BACK));
    return cost;
  }

  /** Of a wait that begins with work by hand; what is left of the wait behind it is waiting. */
  public static Map<Kind, Long> byHand(long queued, long run) {
    Map<Kind, Long> cost = new EnumMap<>(Kind.class);
    long stayed = Math.min(queued + run, STAYS);
    cost.put(Kind.MANUAL, BY_HAND);
    cost.put(Kind.RUN, Math.max(0, stayed - BY_HAND));
    cost.put(Kind.RESUME, Math.min(queued + run - stayed, COMES_BACK));
    return cost;
  }
}
