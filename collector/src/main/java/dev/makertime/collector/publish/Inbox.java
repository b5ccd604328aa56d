package dev.makertime.collector.publish;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.topics.DeadLetter;
import java.util.List;

/** Store of what sources report, on its way to Kafka. What it accepts is durable. */
public interface Inbox {

  /** Stores records, and returns when all are durable. Records may be repeated. */
  void keep(List<PendingRecord> entries) throws Unavailable;

  /** Stores activities, and returns when all are durable. */
  default void accept(List<Activity> activities) throws Unavailable {
    keep(activities.stream().map(PendingRecord::of).toList());
  }

  /** Stores what was found in a payload, and returns when all is durable. */
  default void accept(Reading.Found found) throws Unavailable {
    keep(PendingRecord.of(found).toList());
  }

  /** Stores a dead letter, and returns when it is durable. */
  default void setAside(DeadLetter letter) throws Unavailable {
    keep(List.of(PendingRecord.of(letter)));
  }

  /** Raised when records could not be stored now; the call may be repeated later. */
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

    /** Makes one for a start: nothing has failed, but no broker has answered yet. */
    public static Unavailable notYet(String message) {
      return new Unavailable(message);
    }

    /** Whether nothing has failed, and no broker has answered yet. */
    public boolean isNotYet() {
      return isNotYet;
    }
  }
}
