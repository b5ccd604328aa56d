package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.Person;
import dev.makertime.model.Versions;
import dev.makertime.topics.JsonSerde;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
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

  private final ProcessorContext<String, EvidenceChange> context;
  private final KeyValueStore<String, Activity> versions;
  private final KeyValueStore<String, Ownership> owners;

  private Attribution(ProcessorContext<String, EvidenceChange> context) {
    this.context = context;
    versions = context.getStateStore(VERSIONS);
    owners = context.getStateStore(OWNERS);
  }

  static ProcessorSupplier<String, Input, String, EvidenceChange> supplier() {
    return new Started<>(Attribution::new, stores());
  }

  private static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(VERSIONS), Keys.SERDE, ActivityBytes.SERDE),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(OWNERS), Keys.SERDE, JsonSerde.of(Ownership.class)));
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
    String key = Keys.of(activity.identity(), activity.id());
    if (!Versions.holds(activity, versions.get(key))) {
      return;
    }
    versions.put(key, activity);
    Ownership ownership = ownership(activity.identity());
    if (!ownership.isBot()) {
      tell(record, ownership.present(), EvidenceChange.put(activity));
    }
  }

  private void pass(Record<String, Input> record, @Nullable String owner) {
    String identity = record.key();
    Ownership ownership = ownership(identity).passedTo(owner, identity);
    owners.put(identity, ownership);
    for (String former : ownership.former()) {
      if (former.equals(Person.BOT)) {
        continue;
      }
      tell(record, former, EvidenceChange.drop(identity));
    }
    if (ownership.isBot()) {
      return;
    }
    try (KeyValueIterator<String, Activity> holding = Keys.under(versions, identity)) {
      while (holding.hasNext()) {
        KeyValue<String, Activity> held = holding.next();
        tell(record, ownership.present(), EvidenceChange.put(held.value));
      }
    }
  }

  private Ownership ownership(String identity) {
    Ownership known = owners.get(identity);
    return known == null ? Ownership.initial(identity) : known;
  }

  private void tell(Record<String, Input> cause, String person, EvidenceChange change) {
    context.forward(cause.withKey(person).withValue(change));
  }
}
