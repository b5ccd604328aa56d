package dev.makertime.streams;

import static dev.makertime.streams.Wiring.as;
import static dev.makertime.streams.Wiring.beforeCommit;
import static dev.makertime.streams.Wiring.byPerson;
import static dev.makertime.streams.Wiring.byTeam;
import static dev.makertime.streams.Wiring.consumed;
import static dev.makertime.streams.Wiring.produced;
import static dev.makertime.topics.Topics.ACTIVITIES;
import static dev.makertime.topics.Topics.ENGINEER_DAYS;
import static dev.makertime.topics.Topics.IDENTITIES;
import static dev.makertime.topics.Topics.PEOPLE;
import static dev.makertime.topics.Topics.TEAM_DAYS;

import dev.makertime.model.Activity;
import dev.makertime.model.Contribution;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.AfterHours;
import dev.makertime.model.EngineerDay.Gross;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.EvidenceLookup;
import dev.makertime.model.Person;
import dev.makertime.model.TeamDay;
import dev.makertime.streams.bytes.ContributionBytes;
import dev.makertime.topics.JsonSerde;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Topology with the hops, stores and bytes of {@link TimelineTopology} but without its logic: every
 * version counts, a day is always the same, a sum has one member. Its speed is the cost of the
 * design.
 */
public final class SkeletonTopology {
  private SkeletonTopology() {}

  public static Topology build(int partitions) {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, Attribution.Input> seen =
        builder.stream(ACTIVITIES.name(), consumed(ACTIVITIES, "activities"))
            .mapValues(activity -> new Attribution.VersionArrived(activity), as("seen"));
    KStream<String, PersonDays.Input> evidence =
        builder.stream(IDENTITIES.name(), consumed(IDENTITIES, "identities"))
            .mapValues(
                owner -> (Attribution.Input) new Attribution.OwnerChanged(owner), as("owned"))
            .merge(seen, as("by-identity"))
            .process(
                new InitProcessor<String, Attribution.Input, String, EvidenceChange>(
                    Keep::new, Keep.STORES),
                as("attribution"))
            .repartition(byPerson(partitions))
            .mapValues(change -> new PersonDays.EvidenceChanged(change), as("changed"));
    KStream<String, PersonDays.Input> changes =
        builder.stream(PEOPLE.name(), consumed(PEOPLE, "people-known"))
            .mapValues(
                person -> (PersonDays.Input) new PersonDays.PersonChanged(person), as("known"))
            .merge(evidence, as("by-person"));
    KStream<String, DayResult.DayUpdate> days =
        beforeCommit(builder, changes, PersonDays.PENDING, "people-changed")
            .process(
                new InitProcessor<String, Boolean, String, DayResult.DayUpdate>(
                    Days::new, Days.STORES),
                as("timelines"),
                PersonDays.PENDING);
    days.mapValues(DayResult.DayUpdate::day, as("day"))
        .to(ENGINEER_DAYS.name(), produced(ENGINEER_DAYS, "engineer-days"));
    KStream<String, TeamChange> ofTeams =
        days.flatMap((key, told) -> told.teamChanges(), as("team-changes"))
            .repartition(byTeam(partitions));
    beforeCommit(builder, ofTeams, TeamDays.PENDING, "teams-changed")
        .process(
            new InitProcessor<String, Boolean, String, TeamDay>(Sums::new, Sums.STORES),
            as("team-sums"),
            TeamDays.PENDING)
        .to(TEAM_DAYS.name(), produced(TEAM_DAYS, "team-days"));
    return builder.build();
  }

  private record Keep(
      ProcessorContext<String, EvidenceChange> context,
      KeyValueStore<String, HeldVersion> versions,
      CachedStore<Ownership> owners)
      implements Processor<String, Attribution.Input, String, EvidenceChange> {
    static final List<StoreBuilder<?>> STORES =
        List.of(
            made(Attribution.VERSIONS, HeldVersion.SERDE),
            made(Attribution.OWNERS, JsonSerde.of(Ownership.class)));

    Keep(ProcessorContext<String, EvidenceChange> context) {
      this(
          context,
          context.getStateStore(Attribution.VERSIONS),
          new CachedStore<>(context.getStateStore(Attribution.OWNERS)));
    }

    @Override
    public void process(Record<String, Attribution.Input> record) {
      if (record.value() instanceof Attribution.OwnerChanged owned && owned.owner() != null) {
        owners.put(record.key(), new Ownership(owned.owner(), List.of()));
      } else if (record.value() instanceof Attribution.VersionArrived seen) {
        Activity activity = seen.activity();
        String key = StoreKeys.of(activity.identity(), activity.id());
        Instant arrival = Instant.ofEpochMilli(record.timestamp());
        if (versions.get(key) == null) {
          versions.put(key, HeldVersion.first(activity, arrival));
        }
        Ownership owner = Objects.requireNonNull(owners.get(activity.identity()));
        EvidenceChange change = new EvidenceChange.Put(activity, List.of(), arrival);
        context.forward(new Record<>(owner.present(), change, record.timestamp()));
      }
    }
  }

  private record Days(
      ProcessorContext<String, DayResult.DayUpdate> context,
      PendingByKey<PersonDays.Input> pending,
      CachedStore<Person> people,
      CachedStore<PersonState> states,
      KeyValueStore<String, EvidenceOfDay> buckets)
      implements Processor<String, Boolean, String, DayResult.DayUpdate> {
    static final List<StoreBuilder<?>> STORES =
        List.of(
            made(PersonStores.PEOPLE, JsonSerde.of(Person.class)),
            made(PersonStores.STATES, PersonState.SERDE),
            made(PersonStores.DAYS, EvidenceOfDay.SERDE));

    Days(ProcessorContext<String, DayResult.DayUpdate> context) {
      this(
          context,
          context.getStateStore(PersonDays.PENDING),
          new CachedStore<>(context.getStateStore(PersonStores.PEOPLE)),
          new CachedStore<>(context.getStateStore(PersonStores.STATES)),
          context.getStateStore(PersonStores.DAYS));
    }

    @Override
    public void process(Record<String, Boolean> record) {
      String id = record.key();
      Map<Long, EvidenceOfDay> changed = new TreeMap<>();
      for (PersonDays.Input input : pending.take(id)) {
        if (input instanceof PersonDays.PersonChanged known && known.person() != null) {
          people.put(id, known.person());
          states.put(id, new PersonState(LocalDate.EPOCH));
        } else if (input instanceof PersonDays.EvidenceChanged told
            && told.change() instanceof EvidenceChange.Put put) {
          EvidenceLookup.daysOf(put.activity())
              .forEach(day -> changed.computeIfAbsent(day, d -> at(id, d)).put(put.activity()));
        }
      }
      states.get(id);
      changed.forEach(
          (day, bucket) -> {
            at(id, day - 1);
            at(id, day + 1);
            bucket.recordEmitted(EvidenceOfDay.WITHDRAWN);
            buckets.put(StoreKeys.of(id, Long.toString(day)), bucket);
            say(Objects.requireNonNull(people.get(id)), LocalDate.ofEpochDay(day), bucket);
          });
    }

    private EvidenceOfDay at(String id, long day) {
      EvidenceOfDay bucket = buckets.get(StoreKeys.of(id, Long.toString(day)));
      return bucket == null ? new EvidenceOfDay() : bucket;
    }

    private void say(Person person, LocalDate date, EvidenceOfDay bucket) {
      EngineerDay day = day(person, date, bucket);
      context.forward(
          new Record<>(
              day.key(),
              new DayResult.DayUpdate(person.id(), date, day, false, List.of()),
              context.currentSystemTimeMs()));
    }

    private static EngineerDay day(Person person, LocalDate date, EvidenceOfDay bucket) {
      Map<String, Share> subjects = new TreeMap<>();
      bucket.each(
          activity -> subjects.put(String.valueOf(activity.subject()), new Share(900, 300, 480)));
      return new EngineerDay(
          person.id(),
          date,
          person.teamOn(date),
          28_800,
          900,
          300,
          180,
          300,
          0,
          27_120,
          20_220,
          2,
          new AfterHours(0, 0),
          new Gross(900, 300, 480),
          480,
          1,
          0,
          1,
          1,
          new TreeMap<>(subjects),
          false);
    }
  }

  private record Sums(
      ProcessorContext<String, TeamDay> context,
      PendingByKey<TeamChange> pending,
      KeyValueStore<String, Contribution> contributions)
      implements Processor<String, Boolean, String, TeamDay> {
    static final List<StoreBuilder<?>> STORES =
        List.of(made(TeamDays.CONTRIBUTIONS, ContributionBytes.SERDE));

    Sums(ProcessorContext<String, TeamDay> context) {
      this(
          context,
          context.getStateStore(TeamDays.PENDING),
          context.getStateStore(TeamDays.CONTRIBUTIONS));
    }

    @Override
    public void process(Record<String, Boolean> record) {
      String key = record.key();
      for (TeamChange change : pending.take(key)) {
        contributions.put(
            StoreKeys.of(key, change.person()), Objects.requireNonNull(change.adds()));
      }
      List<Contribution> members = new ArrayList<>();
      try (KeyValueIterator<String, Contribution> kept = StoreKeys.under(contributions, key)) {
        kept.forEachRemaining(entry -> members.add(entry.value));
      }
      TreeMap<String, Share> subjects = new TreeMap<>();
      members.forEach(member -> subjects.putAll(member.subjects()));
      Contribution one = members.get(0);
      DayKey day = DayKey.parse(key).orElseThrow();
      context.forward(
          new Record<>(
              key,
              new TeamDay(
                  day.name(),
                  day.date(),
                  members.size(),
                  one.available(),
                  one.meeting(),
                  one.manual(),
                  one.queue(),
                  one.run(),
                  one.resume(),
                  one.technical(),
                  one.focus(),
                  one.waitUpper(),
                  one.afterHours(),
                  subjects,
                  false,
                  null),
              context.currentSystemTimeMs()));
    }
  }

  private static <V> StoreBuilder<?> made(
      String name, org.apache.kafka.common.serialization.Serde<V> serde) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), StoreKeys.SERDE, serde);
  }
}
