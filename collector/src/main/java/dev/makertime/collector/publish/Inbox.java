package dev.makertime.collector.publish;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.topics.DeadLetter;
import java.util.List;

/** Where evidence goes. What it accepts is kept; what it cannot keep it refuses. */
public interface Inbox {

  /** Returns when all of them are kept. Saying a thing twice does no harm. */
  void keep(List<PendingRecord> entries) throws Unavailable;

  /** Returns when all of them are kept. */
  default void accept(List<Activity> activities) throws Unavailable {
    keep(activities.stream().map(PendingRecord::of).toList());
  }

  /** Returns when all that was found is kept. */
  default void accept(Reading.Found found) throws Unavailable {
    keep(PendingRecord.of(found).toList());
  }

  /** Returns when what could not be read is kept, for people to look at. */
  default void setAside(DeadLetter letter) throws Unavailable {
    keep(List.of(PendingRecord.of(letter)));
  }

  /** It could not be kept now; the same may be tried again later. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean isNotYet;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
      isNotYet = false;
    }

    private Unavailable(String message) {
      super(message);
      isNotYet = true;
    }

    /** Nothing has failed: what is needed has not started yet. */
    public static Unavailable notYet(String message) {
      return new Unavailable(message);
    }

    /** Whether nothing has failed, and it is only too early. */
    public boolean isNotYet() {
      return isNotYet;
    }
  }
}
