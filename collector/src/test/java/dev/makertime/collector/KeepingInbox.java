package dev.makertime.collector;

import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.Run;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what it is given, or is away. */
public final class KeepingInbox implements Inbox {
  public final List<Activity> kept = new ArrayList<>();
  public final List<DeadLetter> aside = new ArrayList<>();
  public final List<Delivery> deliveries = new ArrayList<>();
  public final List<Run> runs = new ArrayList<>();
  public final List<Coverage> coverage = new ArrayList<>();
  public boolean away;

  @Override
  public synchronized void keep(List<PendingRecord> entries) throws Unavailable {
    refuseIfAway();
    for (PendingRecord entry : entries) {
      if (entry.topic().equals(Topics.ACTIVITIES.name())) {
        kept.add(read(Topics.ACTIVITIES, entry));
      } else if (entry.topic().equals(Topics.DELIVERIES.name())) {
        deliveries.add(read(Topics.DELIVERIES, entry));
      } else if (entry.topic().equals(Topics.RUNS.name())) {
        runs.add(read(Topics.RUNS, entry));
      } else if (entry.topic().equals(Topics.COVERAGE.name())) {
        coverage.add(read(Topics.COVERAGE, entry));
      } else {
        aside.add(read(Topics.DEAD_LETTERS, entry));
      }
    }
  }

  /** What readers of the topic come to: of each thing the highest revision. */
  public synchronized Set<Activity> latest() {
    Map<String, Activity> latest = new HashMap<>();
    kept.forEach(
        one ->
            latest.merge(
                one.identity() + " " + one.id(),
                one,
                (a, b) -> b.revision() > a.revision() ? b : a));
    return new HashSet<>(latest.values());
  }

  /** What readers of the topic come to: of each run the highest revision. */
  public synchronized Set<Run> latestRuns() {
    Map<String, Run> latest = new HashMap<>();
    runs.forEach(one -> latest.merge(one.id(), one, (a, b) -> b.revision() > a.revision() ? b : a));
    return new HashSet<>(latest.values());
  }

  private static <V> V read(Topic<String, V> topic, PendingRecord entry) {
    return topic.value().deserializer().deserialize(entry.topic(), entry.value());
  }

  private void refuseIfAway() throws Unavailable {
    if (away) {
      throw new Unavailable("away", new IOException());
    }
  }
}
