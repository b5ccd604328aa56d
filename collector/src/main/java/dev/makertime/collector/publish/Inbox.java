package dev.makertime.collector.publish;

import dev.makertime.model.Activity;
import dev.makertime.topics.DeadLetter;
import java.util.List;

/** Where activities go. What it accepts is kept; what it cannot keep it refuses. */
public interface Inbox {

  /** Returns when all of them are kept. Saying a thing twice does no harm. */
  void accept(List<Activity> activities) throws Unavailable;

  /** Returns when what could not be read is kept, for people to look at. */
  void setAside(DeadLetter letter) throws Unavailable;

  /** It could not be kept now; the same may be tried again later. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
