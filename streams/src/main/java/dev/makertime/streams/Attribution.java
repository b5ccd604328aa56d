package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.Person;
import dev.makertime.topics.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for each identity, which version of an activity holds and whom it counts for. It alone
 * does: whoever owned the identity before is told to drop it, whoever owns it now is told all.
 * Saying a thing twice does no harm, so that a crash between two steps is mended by the next
 * record.
 */
final class Attribution implements Processor<String, Attribution.Input, String, EvidenceChange> {
  static final String VERSIONS = "versions";
  static final String OWNERS = "owners";

  /** What arrives under an identity. */
  sealed interface Input {}

  /** A version of an activity. */
  record Seen(Activity activity) implements Input {}

  /** Who owns the identity from now on; absent = nobody. */
  record Owned(@Nullable String owner) implements Input {}

  private static final Duration TICK = Duration.ofSeconds(1);

  private final ProcessorContext<String, EvidenceChange> context;
  private final KeyValueStore<String, HeldVersion> versions;
  private final CachedStore<Ownership> owners;
  private final StateUpgrade takeOver;

  private Attribution(ProcessorContext<String, EvidenceChange> context, Sealing sealing) {
    this.context = context;
    versions = context.getStateStore(VERSIONS);
    owners = new CachedStore<>(context.getStateStore(OWNERS));
    takeOver = new StateUpgrade(versions, owners);
    SealHorizon horizon = new SealHorizon(sealing, this::now);
    StoreSweep<HeldVersion> sweep =
        new StoreSweep<>(versions, (key, held) -> isOver(held, horizon));
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, time -> tick(sweep));
  }

  static ProcessorSupplier<String, Input, String, EvidenceChange> supplier(Sealing sealing) {
    return new InitProcessor<>(context -> new Attribution(context, sealing), stores());
  }

  private static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(VERSIONS), StoreKeys.SERDE, HeldVersion.SERDE),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(OWNERS),
            StoreKeys.SERDE,
            JsonSerde.of(Ownership.class)));
  }

  @Override
  public void process(Record<String, Input> record) {
    if (record.value() instanceof Seen seen) {
      see(record, seen.activity());
    } else if (record.value() instanceof Owned owned) {
      pass(record, owned.owner());
    }
  }

  private void see(Record<String, Input> record, Activity activity) {
    String key = StoreKeys.of(activity.identity(), activity.id());
    HeldVersion before = versions.get(key);
    Instant arrival = Instant.ofEpochMilli(record.timestamp());
    HeldVersion held =
        before == null ? HeldVersion.first(activity, arrival) : before.with(activity, arrival);
    if (before != null && held.equals(before) && !before.said().has(activity)) {
      return;
    }
    versions.put(key, held);
    tell(activity.identity(), held, arrival, record.timestamp());
  }

  private void pass(Record<String, Input> record, @Nullable String owner) {
    String identity = record.key();
    Ownership ownership = ownership(identity).passedTo(owner, identity);
    owners.put(identity, ownership);
    for (String former : ownership.former()) {
      if (!former.equals(Person.BOT)) {
        forward(former, new EvidenceChange.Drop(identity), record.timestamp());
      }
    }
    try (KeyValueIterator<String, HeldVersion> holding = StoreKeys.under(versions, identity)) {
      while (holding.hasNext()) {
        KeyValue<String, HeldVersion> held = holding.next();
        tell(identity, held.value, null, record.timestamp());
      }
    }
  }

  private void tick(StoreSweep<HeldVersion> sweep) {
    takeOver.step(
        held -> tell(held.activity().identity(), held, null, context.currentSystemTimeMs()));
    sweep.step();
  }

  private static boolean isOver(HeldVersion held, SealHorizon horizon) {
    Long last = held.lastDay();
    return last != null && last <= horizon.lastUseless();
  }

  private Ownership ownership(String identity) {
    Ownership known = owners.get(identity);
    return known == null ? Ownership.initial(identity) : known;
  }

  private void tell(String identity, HeldVersion held, @Nullable Instant arrival, long timestamp) {
    Ownership ownership = ownership(identity);
    if (!ownership.isBot()) {
      forward(
          ownership.present(),
          new EvidenceChange.Put(held.activity(), held.former(), arrival),
          timestamp);
    }
  }

  private void forward(String person, EvidenceChange change, long timestamp) {
    context.forward(new Record<>(person, change, timestamp));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
