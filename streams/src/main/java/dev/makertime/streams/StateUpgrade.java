package dev.makertime.streams;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Replays all stored activities once after an upgrade that replaced a state store of {@link
 * PersonDays}, 2,000 at a step. The changes are idempotent, so that a repeated step does no harm.
 */
final class StateUpgrade {
  /** The key of the layout; it sorts before all identities, and cannot be one. */
  private static final String LAYOUT_KEY = "\0layout";

  /** The layout of the person stores; raise it when one is replaced by another. */
  private static final String LAYOUT = "2";

  private static final int PER_STEP = 2_000;

  private final KeyValueStore<String, HeldVersion> versions;
  private final CachedStore<Ownership> layouts;
  private @Nullable String next;
  private boolean done;

  StateUpgrade(KeyValueStore<String, HeldVersion> versions, CachedStore<Ownership> layouts) {
    this.versions = versions;
    this.layouts = layouts;
    Ownership layout = layouts.get(LAYOUT_KEY);
    done = layout != null && layout.present().equals(LAYOUT);
  }

  void step(Consumer<HeldVersion> replay) {
    if (done) {
      return;
    }
    try (KeyValueIterator<String, HeldVersion> entries = versions.range(next, null)) {
      for (int i = 0; i < PER_STEP && entries.hasNext(); i++) {
        KeyValue<String, HeldVersion> entry = entries.next();
        replay.accept(entry.value);
      }
      done = !entries.hasNext();
      next = done ? null : entries.peekNextKey();
    }
    if (done) {
      layouts.put(LAYOUT_KEY, new Ownership(LAYOUT, List.of()));
    }
  }
}
