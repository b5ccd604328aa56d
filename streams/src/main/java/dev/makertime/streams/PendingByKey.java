package dev.makertime.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Store of what has arrived under each key since the last commit, in memory only. It is emptied,
 * key by key, before the next commit. What a crash takes of it is read again from the topic.
 */
final class PendingByKey<V> implements StateStore {
  /** The number of values at which the store asks for a commit. */
  private static final int COMMIT_AT = 10_000;

  private final String name;
  private final Map<String, List<V>> byKey = new HashMap<>();
  private int size;
  private boolean open;

  private PendingByKey(String name) {
    this.name = name;
  }

  static <V> StoreBuilder<PendingByKey<V>> builder(String name) {
    return new UnloggedStore<>(name, () -> new PendingByKey<>(name));
  }

  /** Removes and returns all that has arrived under a key, in its order. */
  List<V> take(String key) {
    List<V> taken = byKey.remove(key);
    size -= taken == null ? 0 : taken.size();
    return taken == null ? List.of() : taken;
  }

  private void add(String key, V value) {
    byKey.computeIfAbsent(key, missing -> new ArrayList<>(2)).add(value);
    size++;
  }

  /** Processor that puts each value into the store, and forwards its key with {@code true}. */
  static final class Collect<V> implements FixedKeyProcessor<String, V, Boolean> {
    private final String store;
    private @Nullable FixedKeyProcessorContext<String, Boolean> context;
    private @Nullable PendingByKey<V> pending;

    Collect(String store) {
      this.store = store;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Boolean> started) {
      context = started;
      pending = started.getStateStore(store);
    }

    @Override
    public void process(FixedKeyRecord<String, V> record) {
      FixedKeyProcessorContext<String, Boolean> to = Objects.requireNonNull(context);
      PendingByKey<V> store = Objects.requireNonNull(pending);
      store.add(record.key(), record.value());
      if (store.size > COMMIT_AT) {
        to.commit();
      }
      to.forward(record.withValue(true));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    byKey.clear();
    size = 0;
    open = true;
    context.register(root, (key, value) -> {});
  }

  @Override
  public void close() {
    byKey.clear();
    size = 0;
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Position getPosition() {
    return Position.emptyPosition();
  }
}
