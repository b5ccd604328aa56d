package dev.makertime.collector.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rounds of a poll that keep what was taken until it is committed, and catch no failure. */
public final class KeepingRound implements PollRound {
  private static final Instant SINCE = Instant.parse("2026-06-01T00:00:00Z");

  /** Reasons for what was rejected or left out. */
  public final List<String> reasons = new ArrayList<>();

  public Instant now = Polling.CLOCK.instant();
  private final Map<String, Activity> latest = new HashMap<>();
  private final List<Reading.Found> pending = new ArrayList<>();
  private ObjectNode cursor = JsonNodeFactory.instance.objectNode();
  private ObjectNode committed = cursor.deepCopy();

  /** Begins another round, by a process that has just started. */
  public KeepingRound again() {
    pending.clear();
    cursor = committed.deepCopy();
    return this;
  }

  /** What readers of the topic come to. */
  public Set<Activity> latest() {
    return new HashSet<>(latest.values());
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant since() {
    return SINCE;
  }

  @Override
  public ObjectNode cursor() {
    return cursor;
  }

  @Override
  public void take(Reading read, String what) {
    Reading reading = read.checkedAt(now);
    if (reading instanceof Reading.Found found) {
      pending.add(found);
    } else if (reading instanceof Reading.Rejected rejected) {
      reasons.add(what + ": " + rejected.why());
    }
  }

  /** Publishes what is pending, as the end of a round does too. */
  public void publish() {
    pending.stream()
        .flatMap(found -> found.activities().stream())
        .forEach(
            one ->
                latest.merge(
                    one.identity() + " " + one.id(),
                    one,
                    (a, b) -> b.revision() > a.revision() ? b : a));
    pending.clear();
  }

  @Override
  public void commit() {
    publish();
    committed = cursor.deepCopy();
  }

  @Override
  public void gap(String what, @Nullable String why) {
    reasons.add(what + ": " + why);
  }

  @Override
  public void progress(String how) {}
}
