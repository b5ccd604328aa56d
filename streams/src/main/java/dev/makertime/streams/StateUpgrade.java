package dev.makertime.streams;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * After an upgrade that changed what the tasks of people keep, the tasks of identities say all that
 * they hold once more, some at a time. What is said twice does no harm.
 */
final class StateUpgrade {
  /** Sorts before all identities, and cannot be one. */
  private static final String MARK = "\0layout";

  /** To be raised when a store of people's tasks is replaced by another. */
  private static final String LAYOUT = "2";

  private static final int AT_ONCE = 2_000;

  private final KeyValueStore<String, HeldVersion> versions;
  private final CachedStore<Ownership> marks;
  private @Nullable String next;
  private boolean done;

  StateUpgrade(KeyValueStore<String, HeldVersion> versions, CachedStore<Ownership> marks) {
    this.versions = versions;
    this.marks = marks;
    Ownership mark = marks.get(MARK);
    done = mark != null && mark.present().equals(LAYOUT);
  }

  void step(Consumer<HeldVersion> say) {
    if (done) {
      return;
    }
    try (KeyValueIterator<String, HeldVersion> entries = versions.range(next, null)) {
      for (int i = 0; i < AT_ONCE && entries.hasNext(); i++) {
        KeyValue<String, HeldVersion> entry = entries.next();
        say.accept(entry.value);
      }
      done = !entries.hasNext();
      next = done ? null : entries.peekNextKey();
    }
    if (done) {
      marks.put(MARK, new Ownership(LAYOUT, List.of()));
    }
  }
}
