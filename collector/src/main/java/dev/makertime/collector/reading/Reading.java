package dev.makertime.collector.reading;

import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import java.time.Instant;
import java.util.List;

/** The three answers a source may give. Each payload gets exactly one; none is lost in silence. */
public sealed interface Reading {

  /** The payload tells of work, or of what came of it. */
  record Found(List<Activity> activities, List<Delivery> deliveries) implements Reading {
    public Found {
      activities = List.copyOf(activities);
      deliveries = List.copyOf(deliveries);
    }

    public Found(List<Activity> activities) {
      this(activities, List.of());
    }

    /** A clock that is months ahead is wrong, and so is all that it dates. */
    boolean beginsAfter(Instant latest) {
      return activities.stream().anyMatch(one -> one.start() != null && one.start().isAfter(latest))
          || deliveries.stream().anyMatch(one -> one.deployedAt().isAfter(latest));
    }

    boolean hasUnsafeUrl() {
      return activities.stream().anyMatch(one -> !one.hasSafeUrl());
    }

    /** Only the reporter may say that a person says something. */
    boolean isOfPerson() {
      return activities.stream().anyMatch(one -> !one.isOfTool());
    }
  }

  /**
   * The same, unless it tells of more than 60 days ahead of now, speaks in the place of a person,
   * or has a link that is none: then it is rejected.
   */
  default Reading believedAt(Instant now) {
    if (!(this instanceof Found found)) {
      return this;
    }
    if (found.isOfPerson()) {
      return new Rejected("a revision or an author that only a person's correction has");
    }
    if (found.hasUnsafeUrl()) {
      return new Rejected("a label url that is no web address");
    }
    return found.beginsAfter(now.plus(Activity.FURTHEST_AHEAD))
        ? new Rejected("a start more than 60 days ahead")
        : this;
  }

  /** The payload is fine and none of our business. */
  record Ignored(String why) implements Reading {}

  /** The payload ought to tell of work, but cannot be understood. */
  record Rejected(String why) implements Reading {}
}
