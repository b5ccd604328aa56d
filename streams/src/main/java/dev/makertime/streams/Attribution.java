package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.Person;
import dev.makertime.topics.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
 * Processor that decides which version of an activity counts, and for which person. When an
 * identity changes hands, its former owners are sent a {@link EvidenceChange.Drop}, and its new
 * owner all of its evidence. Changes are idempotent, so that the next record repairs what a crash
 * cut short.
 */
final class Attribution implements Processor<String, Attribution.Input, String, EvidenceChange> {
  static final String VERSIONS = "versions";
  static final String OWNERS = "owners";

  /** Input of the processor, keyed by identity. */
  sealed interface Input {}

  /** A version of an activity has arrived. */
  record VersionArrived(Activity activity) implements Input {}

  /** The identity has another owner from now on; absent = nobody. */
  record OwnerChanged(@Nullable String owner) implements Input {}

  private static final Duration TICK = Duration.ofSeconds(1);

  private final ProcessorContext<String, EvidenceChange> context;
  private final KeyValueStore<String, HeldVersion> versions;
  private final CachedStore<Ownership> owners;
  private final StateUpgrade upgrade;
  private final InstantSource clock;

  private Attribution(ProcessorContext<String, EvidenceChange> context, Sealing sealing) {
    this.context = context;
    versions = context.getStateStore(VERSIONS);
    owners = new CachedStore<>(context.getStateStore(OWNERS));
    clock = TaskClock.of(context);
    upgrade = new StateUpgrade(versions, owners);
    SealHorizon horizon = new SealHorizon(sealing, clock);
    StoreSweep<HeldVersion> sweep =
        new StoreSweep<>(versions, (key, version) -> isUnused(version, horizon));
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
    if (record.value() instanceof VersionArrived arrived) {
      storeVersion(record, arrived.activity());
    } else if (record.value() instanceof OwnerChanged changed) {
      changeOwner(record, changed.owner());
    }
  }

  private void storeVersion(Record<String, Input> record, Activity activity) {
    String key = StoreKeys.of(activity.identity(), activity.id());
    HeldVersion before = versions.get(key);
    Instant arrival = Instant.ofEpochMilli(record.timestamp());
    HeldVersion held =
        before == null
            ? HeldVersion.first(activity, arrival)
            : before.withVersion(activity, arrival);
    if (before != null && held.equals(before) && !before.versions().has(activity)) {
      return;
    }
    versions.put(key, held);
    sendToOwner(activity.identity(), held, arrival, record.timestamp());
  }

  private void changeOwner(Record<String, Input> record, @Nullable String owner) {
    String identity = record.key();
    Ownership ownership = ownership(identity).passedTo(owner, identity);
    owners.put(identity, ownership);
    for (String former : ownership.former()) {
      if (!former.equals(Person.BOT)) {
        forward(former, new EvidenceChange.Drop(identity), record.timestamp());
      }
    }
    try (KeyValueIterator<String, HeldVersion> stored = StoreKeys.under(versions, identity)) {
      while (stored.hasNext()) {
        sendToOwner(identity, stored.next().value, null, record.timestamp());
      }
    }
  }

  private void tick(StoreSweep<HeldVersion> sweep) {
    upgrade.step(
        held -> sendToOwner(held.activity().identity(), held, null, context.currentSystemTimeMs()));
    sweep.step();
  }

  /** Whether no open day can depend on the activity any more. */
  private static boolean isUnused(HeldVersion held, SealHorizon horizon) {
    Long last = held.lastDay();
    return last != null && last <= horizon.lastUnusedDay();
  }

  private Ownership ownership(String identity) {
    Ownership known = owners.get(identity);
    return known == null ? Ownership.initial(identity) : known;
  }

  private void sendToOwner(
      String identity, HeldVersion held, @Nullable Instant arrival, long timestamp) {
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
}
