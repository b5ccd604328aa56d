package dev.makertime.collector.reading;

import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import dev.makertime.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Result of reading a payload: each gets exactly one of three, so that none is lost in silence. */
public sealed interface Reading {

  /** Activities, deliveries and runs were found in the payload. */
  record Found(List<Activity> activities, List<Delivery> deliveries, List<Run> runs)
      implements Reading {
    public Found {
      activities = List.copyOf(activities);
      deliveries = List.copyOf(deliveries);
      runs = List.copyOf(runs);
    }

    public Found(List<Activity> activities, List<Delivery> deliveries) {
      this(activities, deliveries, List.of());
    }

    public Found(List<Activity> activities) {
      this(activities, List.of());
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
      return activities.isEmpty() && deliveries.isEmpty() && runs.isEmpty();
    }

    /** Whether anything in it begins after an instant. */
    boolean beginsAfter(Instant latest) {
      return activities.stream().anyMatch(one -> one.start() != null && one.start().isAfter(latest))
          || deliveries.stream().anyMatch(one -> one.deployedAt().isAfter(latest))
          || runs.stream().anyMatch(one -> one.at().filter(at -> at.isAfter(latest)).isPresent());
    }

    boolean hasUnsafeUrl() {
      return activities.stream().anyMatch(one -> !one.hasSafeUrl())
          || runs.stream().anyMatch(one -> !one.hasSafeUrl());
    }

    /** Only the reporter may say that a person says something. */
    boolean isOfPerson() {
      return activities.stream().anyMatch(one -> !one.isOfTool());
    }
  }

  /**
   * Returns this with runs beside it; what is ignored for its activities is found for its runs. A
   * rejection stays one.
   */
  default Reading with(List<Run> runs) {
    if (this instanceof Rejected || runs.isEmpty()) {
      return this;
    }
    if (!(this instanceof Found found)) {
      return new Found(List.of(), List.of(), runs);
    }
    List<Run> all = new ArrayList<>(found.runs());
    all.addAll(runs);
    return new Found(found.activities(), found.deliveries(), all);
  }

  /**
   * Returns this, or a rejection where it speaks in the place of a person, has a link that is none,
   * or tells of more than 60 days ahead: the clock of the tool is wrong then, and so is all that it
   * dates.
   */
  default Reading checkedAt(Instant now) {
    if (!(this instanceof Found found)) {
      return this;
    }
    if (found.isOfPerson()) {
      return new Rejected("a revision or an author that is reserved for corrections");
    }
    if (found.hasUnsafeUrl()) {
      return new Rejected("a label url that is no web address");
    }
    return found.beginsAfter(now.plus(Activity.FURTHEST_AHEAD))
        ? new Rejected("a start more than 60 days ahead")
        : this;
  }

  /** The payload is well formed, and nothing in it is counted. */
  record Ignored(String why) implements Reading {}

  /** The payload cannot be read; it goes to the dead letters with the reason. */
  record Rejected(String why) implements Reading {}
}
