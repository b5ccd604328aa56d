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
 * What has arrived under each key since the last commit. It is worked off, key by key, before the
 * next one, and what a crash takes of it is read again: nothing of it needs to be kept.
 */
final class PendingByKey<V> implements StateStore {
  /** So much at once is enough: the rest can wait for a commit. */
  private static final int MANY = 10_000;

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

  /** Everything that has arrived under a key, in its order, which is then no longer pending. */
  List<V> take(String key) {
    List<V> taken = byKey.remove(key);
    size -= taken == null ? 0 : taken.size();
    return taken == null ? List.of() : taken;
  }

  private void add(String key, V value) {
    byKey.computeIfAbsent(key, missing -> new ArrayList<>(2)).add(value);
    size++;
  }

  /** Puts what arrives into the store and passes on that something has. */
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
      if (store.size > MANY) {
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
