package dev.makertime.reporter.privacy;

import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TimeSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What only people themselves know: each figure of each day is an unknown, and each change of it
 * another one.
 */
final class Truth {

  /** A figure of a person's day. */
  enum Figure {
    AVAILABLE,
    MEETING,
    MANUAL,
    WAITING,
    TECHNICAL,
    FOCUS,
    AFTER_HOURS;

    long of(TimeSums amounts) {
      return switch (this) {
        case AVAILABLE -> amounts.available();
        case MEETING -> amounts.meeting();
        case MANUAL -> amounts.manual();
        case WAITING -> amounts.waiting();
        case TECHNICAL -> amounts.technical();
        case FOCUS -> amounts.focus();
        case AFTER_HOURS -> amounts.afterHours();
      };
    }
  }

  /** Who and when, and which of the figures. */
  record Key(DayKey day, Figure figure) {}

  /** A figure as it is now: the unknowns that it is the sum of. */
  record State(long value, List<Integer> unknowns) {
    static final State NOTHING = new State(0, List.of());
  }

  private final Map<Key, State> states = new HashMap<>();
  final List<Long> values = new ArrayList<>();
  final List<String> names = new ArrayList<>();

  /** Takes people's days as they are from now on. */
  void is(Map<DayKey, EngineerDay> days) {
    for (Key gone : List.copyOf(states.keySet())) {
      if (!days.containsKey(gone.day())) {
        states.remove(gone);
      }
    }
    days.forEach(
        (key, day) -> {
          for (Figure figure : Figure.values()) {
            states.compute(
                new Key(key, figure),
                (same, before) ->
                    next(
                        before == null ? State.NOTHING : before,
                        figure.of(day.amounts()),
                        figure + " of " + key.text()));
          }
        });
  }

  /** What is nothing is known to be nothing, so that whatever follows is a new unknown. */
  private State next(State before, long value, String name) {
    if (before.value == value) {
      return before;
    }
    if (value == 0) {
      return State.NOTHING;
    }
    List<Integer> unknowns = new ArrayList<>(before.unknowns);
    unknowns.add(unknown(name, value - before.value));
    return new State(value, unknowns);
  }

  int unknown(String name, long value) {
    names.add(name);
    values.add(value);
    return values.size() - 1;
  }

  State state(DayKey key, Figure figure) {
    return states.getOrDefault(new Key(key, figure), State.NOTHING);
  }

  /** Whether an unknown cannot be negative: the first state of a figure, not a change of it. */
  boolean isAmount(int unknown) {
    return values.get(unknown) >= 0;
  }
}
