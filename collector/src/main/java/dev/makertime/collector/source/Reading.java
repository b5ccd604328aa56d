package dev.makertime.collector.source;

import dev.makertime.model.Activity;
import java.util.List;

/** The three answers a source may give. Each payload gets exactly one; none is lost in silence. */
public sealed interface Reading {

  /** The payload tells of work. */
  record Activities(List<Activity> activities) implements Reading {
    public Activities {
      activities = List.copyOf(activities);
    }
  }

  /** The payload is fine and none of our business. */
  record Ignored(String why) implements Reading {}

  /** The payload ought to tell of work, but cannot be understood. */
  record Rejected(String why) implements Reading {}
}
