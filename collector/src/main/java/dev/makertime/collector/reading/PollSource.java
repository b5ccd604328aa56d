package dev.makertime.collector.reading;

import java.util.List;

/** A tool that is asked again and again, in one piece. Pure: the asking is done by a poller. */
public interface PollSource {

  /**
   * What the answer says of a stretch of time, all of it: what was there before and is not any more
   * has vanished. Never throws, whatever the payload.
   */
  Told read(Payload payload, TimeWindow window);

  /** By what answers are judged now; when that has changed, the last one is judged anew. */
  default String judgedBy() {
    return "";
  }

  /**
   * What an answer tells.
   *
   * @param aside what of it cannot be read: what it told before stands
   */
  record Told(Reading reading, List<Aside> aside) {
    public Told {
      aside = List.copyOf(aside);
    }

    public static Told of(Reading reading) {
      return new Told(reading, List.of());
    }
  }

  /**
   * A part that cannot be read.
   *
   * @param id of its activities, or what they begin with before a slash; empty where it has none
   * @param why naming no content of it
   */
  record Aside(String id, String why) {
    /** Whether an activity is about this. */
    public boolean isAbout(String activity) {
      return !id.isEmpty() && (activity.equals(id) || activity.startsWith(id + "/"));
    }
  }
}
