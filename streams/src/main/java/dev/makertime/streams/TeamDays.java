package dev.makertime.streams;

import dev.makertime.model.Contribution;
import dev.makertime.model.DayKey;
import dev.makertime.model.TeamDay;
import dev.makertime.streams.bytes.ContributionBytes;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Processor that sums the members' days to team days before each commit. It stores the contribution
 * of each member and replaces it whole: adding and subtracting would count a repeated record twice.
 */
final class TeamDays implements Processor<String, Boolean, String, TeamDay> {
  static final String PENDING = "team-changes";
  static final String CONTRIBUTIONS = "contributions";

  private final ProcessorContext<String, TeamDay> context;
  private final PendingByKey<TeamChange> pending;
  private final KeyValueStore<String, Contribution> contributions;
  private final SealHorizon horizon;

  private TeamDays(ProcessorContext<String, TeamDay> context, Sealing sealing) {
    this.context = context;
    pending = context.getStateStore(PENDING);
    contributions = context.getStateStore(CONTRIBUTIONS);
    horizon = new SealHorizon(sealing, TaskClock.of(context));
    StoreSweep<Contribution> sweep =
        new StoreSweep<>(
            contributions,
            (key, adds) ->
                day(StoreKeys.first(key)).date().toEpochDay() <= horizon.lastUnusedDay());
    context.schedule(StoreSweep.EVERY, PunctuationType.WALL_CLOCK_TIME, time -> sweep.step());
  }

  static ProcessorSupplier<String, Boolean, String, TeamDay> supplier(Sealing sealing) {
    return new InitProcessor<>(
        context -> new TeamDays(context, sealing),
        List.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(CONTRIBUTIONS),
                StoreKeys.SERDE,
                ContributionBytes.SERDE)));
  }

  @Override
  public void process(Record<String, Boolean> record) {
    String key = record.key();
    for (TeamChange change : pending.take(key)) {
      String contribution = StoreKeys.of(key, change.person());
      if (change.adds() == null) {
        contributions.delete(contribution);
      } else {
        contributions.put(contribution, change.adds());
      }
    }
    if (!horizon.isSealed(day(key).date())) {
      context.forward(new Record<>(key, teamDay(key), context.currentSystemTimeMs()));
    }
  }

  /** Sums the members' days; null = no member has a day. */
  private @Nullable TeamDay teamDay(String key) {
    List<Contribution> members = new ArrayList<>();
    try (KeyValueIterator<String, Contribution> stored = StoreKeys.under(contributions, key)) {
      stored.forEachRemaining(entry -> members.add(entry.value));
    }
    return members.isEmpty() ? null : TeamDay.of(day(key).name(), day(key).date(), members);
  }

  private static DayKey day(String key) {
    return DayKey.parse(key).orElseThrow();
  }
}
