package dev.makertime.app.erase;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.app.compose.CollectorRole;
import dev.makertime.app.compose.StartedParts;
import dev.makertime.app.compose.StreamsRole;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.DataLock;
import dev.makertime.app.files.NativeLibraries;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.collector.publish.SpoolRewrite;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.AccessEraser;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.streams.run.Rebuild;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicRewrite;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes every trace of a person out of the topics and out of one data directory, and proves it by
 * reading all of it again. All roles have to be stopped; streams computes everything anew when it
 * starts again. Days of others do not change.
 */
public final class Erasure implements AutoCloseable {

  /**
   * What became of it.
   *
   * @param removed how many records, entries, weeks and lines there were, by where
   * @param left where something of the person still is; empty = nowhere
   * @param tooShort names that were not searched for by themselves, since others are called so too
   * @param searched how many records and files were searched for what is left
   */
  public record Outcome(
      Map<String, Long> removed, List<String> left, Set<String> tooShort, long searched) {
    public Outcome {
      removed = new LinkedHashMap<>(removed);
      left = List.copyOf(left);
      tooShort = Set.copyOf(tooShort);
    }
  }

  /** What one erasure is about, kept until it is done: a second try needs to know. */
  record Work(String person, Set<String> identities, String name) {
    Work {
      identities = Set.copyOf(identities);
    }
  }

  private final Configuration configuration;
  private final Clock clock;
  private final Consumer<String> progress;
  private final StartedParts parts = new StartedParts();
  private final Map<String, Object> client;

  /**
   * Takes the data directory, and starts the embedded broker where there is one.
   *
   * @param progress is told what is being done
   * @throws IllegalStateException when a makertime runs on the directory, or it cannot be used
   */
  public Erasure(Configuration configuration, Clock clock, Consumer<String> progress) {
    this.configuration = configuration;
    this.clock = clock;
    this.progress = progress;
    try {
      Files.createDirectories(configuration.data());
      parts.keep(DataLock.take(configuration.data()));
      NativeLibraries.use(configuration.data());
      client = StreamsRole.client(configuration);
      if (configuration.kafka().isEmbedded()) {
        EmbeddedBroker broker =
            parts.keep(EmbeddedBroker.start(configuration.data().resolve("broker")));
        client.put("bootstrap.servers", broker.bootstrapServers());
      }
    } catch (IOException e) {
      parts.close();
      throw new IllegalStateException(
          "the data directory %s cannot be used: %s"
              .formatted(configuration.data(), FailureText.of(e)),
          e);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * The identities that were ever said to be a person's: on the topic, or when an erasure of them
   * broke off.
   */
  public Set<String> identities(String person) {
    Set<String> found = new TreeSet<>();
    Work before = before(person);
    if (before != null) {
      found.addAll(before.identities());
    }
    topics()
        .count(
            Topics.IDENTITIES.name(),
            record -> {
              if (record.value() != null && text(record.value()).equals(person)) {
                found.add(text(record.key()));
              }
              return false;
            });
    return found;
  }

  /**
   * Erases somebody.
   *
   * @param person the id
   * @param identities as {@code source:name}; nobody else's
   * @throws IllegalStateException with what failed; the same may be tried again
   */
  public Outcome erase(String person, Set<String> identities) {
    Map<String, Long> removed = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    try {
      Work before = before(person);
      Work work =
          new Work(
              person,
              identities,
              before == null || before.name().isEmpty() ? nameOf(person) : before.name());
      Json.MAPPER.writeValue(workFile().toFile(), work);
      Path erased = configuration.data().resolve(CollectorRole.ERASED);
      ErasedIdentities.read(erased)
          .with(identities)
          .write(erased); // first: whatever fails, they stay out
      PersonIdentifiers traces = new PersonIdentifiers(person, identities, work.name());
      progress.accept("forgetting what streams keeps");
      new Rebuild(client, configuration.streams().retention(), clock).prepare();
      deleteAll(configuration.data().resolve("streams"), "instance-id");
      for (var topic : inOrder()) {
        progress.accept("searching " + topic.name());
        long gone = topics().edit(topic.name(), traces.edit(topic.name()));
        removed.merge(topic.name(), gone, Long::sum);
      }
      Path spool = configuration.data().resolve("spool");
      if (Files.exists(spool)) {
        removed.put(
            "spool",
            SpoolRewrite.without(
                spool, entry -> traces.isOf(entry.topic(), entry.key(), entry.value())));
      }
      removed.put("weeks in the store", forgetStore(work));
      removed.putAll(
          AccessEraser.remove(
              configuration.data().resolve("access"),
              configuration.reporter().auth() == null
                  ? null
                  : configuration.reporter().auth().tokens(),
              person,
              traces.logins(),
              left));
      Files.delete(workFile());
      return prove(traces, removed, left);
    } catch (IOException e) {
      throw new IllegalStateException("the data directory cannot be used: " + e, e);
    }
  }

  /** By which the person is found again comes last. */
  private static List<Topic<?, ?>> inOrder() {
    List<Topic<?, ?>> all = new ArrayList<>(Topics.all());
    all.removeAll(List.of(Topics.PEOPLE, Topics.IDENTITIES));
    all.addAll(List.of(Topics.PEOPLE, Topics.IDENTITIES));
    return all;
  }

  private @Nullable Work before(String person) {
    if (!Files.exists(workFile())) {
      return null;
    }
    try {
      Work work = Json.MAPPER.readValue(workFile().toFile(), Work.class);
      if (!work.person().equals(person)) {
        throw new IllegalStateException(
            "the erasure of %s broke off: run it again first".formatted(work.person()));
      }
      return work;
    } catch (IOException e) {
      throw new IllegalStateException(workFile() + " cannot be read: " + FailureText.of(e), e);
    }
  }

  private Path workFile() {
    return configuration.data().resolve("erasing.json");
  }

  private TopicRewrite topics() {
    return new TopicRewrite(client);
  }

  /** The weeks of others go into a new file: what is deleted in the old one may stay readable. */
  private long forgetStore(Work work) throws IOException {
    Path directory = configuration.data().resolve("store");
    Path draft = configuration.data().resolve("store.new");
    Path old = configuration.data().resolve("store.old");
    if (Files.exists(old)) { // an erasure broke off with the draft whole
      deleteAll(directory, "");
      Files.move(draft, directory);
      deleteAll(old, "");
    }
    if (!Files.exists(directory)) {
      return 0;
    }
    progress.accept("making the store anew");
    try {
      List<PastWeek> weeks;
      try (DayStore store = DayStore.open(directory)) {
        weeks = store.pastWeeks().all();
      }
      Set<String> theirs = weeks.isEmpty() && !hasKey() ? Set.of() : pseudonyms(work);
      List<PastWeek> others = weeks.stream().filter(week -> !theirs.contains(week.who())).toList();
      deleteAll(draft, "");
      try (DayStore store = DayStore.open(draft);
          DayStore before = DayStore.open(directory)) {
        store.pastWeeks().add(others);
        store.published().takeOver(before.published(), work.person(), theirs);
      }
      Files.move(directory, old);
      Files.move(draft, directory);
      deleteAll(old, "");
      return (long) weeks.size() - others.size();
    } catch (DayStore.Unavailable e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private boolean hasKey() {
    return Files.exists(configuration.data().resolve("access").resolve(Pseudonyms.FILE));
  }

  /** Also those from before anybody knew whose the identities are. */
  private Set<String> pseudonyms(Work work) throws IOException {
    Path key = configuration.data().resolve("access").resolve(Pseudonyms.FILE);
    if (!Files.exists(key)) {
      throw new IOException(
          key + " is missing: without it nobody can say which weeks of before are theirs");
    }
    Pseudonyms pseudonyms = new Pseudonyms(key);
    Set<String> theirs = new TreeSet<>(Set.of(pseudonyms.of(work.person())));
    work.identities().forEach(identity -> theirs.add(pseudonyms.of("?" + identity)));
    return theirs;
  }

  private Outcome prove(PersonIdentifiers traces, Map<String, Long> removed, List<String> left) {
    long searched = 0;
    TopicRewrite reader = topics();
    for (var topic : Topics.all()) {
      long[] all = {0};
      long mentions =
          reader.count(
              topic.name(),
              record -> {
                all[0]++;
                return traces.isLeftIn(topic.name(), record);
              });
      searched += all[0];
      if (mentions > 0) {
        left.add("%s: %d records of others mention them".formatted(topic.name(), mentions));
      }
    }
    progress.accept("searching the data directory");
    try {
      awaitDeletion();
      parts.close(); // the broker writes down what it holds
      for (Path file : files(configuration.data())) {
        searched++;
        if (traces.isIn(file)) {
          left.add(configuration.data().relativize(file).toString());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the data directory cannot be searched: " + e, e);
    }
    return new Outcome(removed, left, traces.tooShort(), searched);
  }

  /** A broker deletes what belonged to a topic a moment after the topic. */
  private void awaitDeletion() throws IOException {
    Path broker = configuration.data().resolve("broker");
    for (int i = 0; i < 100 && Files.exists(broker); i++) {
      try (Stream<Path> list = Files.list(broker)) {
        if (list.noneMatch(path -> path.toString().endsWith("-delete"))) {
          return;
        }
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private String nameOf(String person) {
    String[] name = {""};
    topics()
        .count(
            Topics.PEOPLE.name(),
            record -> {
              if (record.value() != null && text(record.key()).equals(person)) {
                Person known =
                    Topics.PEOPLE
                        .value()
                        .deserializer()
                        .deserialize(Topics.PEOPLE.name(), record.value());
                String said = known.name();
                name[0] = said == null ? name[0] : said;
              }
              return false;
            });
    return name[0];
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void deleteAll(Path directory, String but) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      boolean stays = !but.isEmpty() && (path.equals(directory) || path.endsWith(but));
      if (!stays) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      Path libraries = directory.resolve(NativeLibraries.FOLDER); // their content is known
      return walk.filter(Files::isRegularFile).filter(file -> !file.startsWith(libraries)).toList();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
