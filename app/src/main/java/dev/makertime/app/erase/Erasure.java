package dev.makertime.app.erase;

import dev.makertime.app.compose.CollectorRole;
import dev.makertime.app.compose.StartedParts;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ReporterSettings;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.app.files.DataLock;
import dev.makertime.app.files.DirectoryTree;
import dev.makertime.app.files.NativeLibraries;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.collector.publish.SpoolRewrite;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.reporter.access.AccessEraser;
import dev.makertime.reporter.calibration.CalibrationFile;
import dev.makertime.streams.run.Rebuild;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicRewrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Erases a person from the topics and one data directory, and verifies it by reading everything
 * again. All roles have to be stopped. At the next start streams recomputes all days; days of
 * others do not change.
 */
public final class Erasure implements AutoCloseable {

  /**
   * Result: what was removed, and what is left.
   *
   * @param removed how many records, entries, weeks and lines there were, by where
   * @param left places that still have data of the person; empty = none
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

  private final Configuration configuration;
  private final Path data;
  private final UnfinishedErasure unfinished;
  private final Clock clock;
  private final Consumer<String> progress;
  private final StartedParts parts = new StartedParts();
  private final Map<String, Object> client;

  /**
   * Takes the data directory, and starts the embedded broker where there is one.
   *
   * @param progress receives the current step
   * @throws IllegalStateException when a makertime runs on the directory, or it cannot be used
   */
  public Erasure(Configuration configuration, Clock clock, Consumer<String> progress) {
    this.configuration = configuration;
    this.data = configuration.data();
    this.unfinished = new UnfinishedErasure(data);
    this.clock = clock;
    this.progress = progress;
    try {
      DataDirectory.prepare(data);
      parts.keep(DataLock.take(data));
      NativeLibraries.use(data);
      client = configuration.kafka().clientProperties();
      if (configuration.kafka().isEmbedded()) {
        EmbeddedBroker broker = parts.keep(EmbeddedBroker.start(data.resolve("broker")));
        client.putAll(broker.client());
      }
    } catch (IOException e) {
      parts.close();
      throw new IllegalStateException(
          "the data directory %s cannot be used: %s".formatted(data, FailureText.of(e)), e);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The identities that a person ever had: on the topic, or when an erasure broke off. */
  public Set<String> identities(String person) {
    Set<String> found = new PersonRecords(topics()).identities(person);
    unfinished.of(person).ifPresent(work -> found.addAll(work.identities()));
    return found;
  }

  /**
   * Erases a person.
   *
   * @param person the id
   * @param identities as {@code source:name}; nobody else's
   * @throws IllegalStateException with what failed; the same may be tried again
   */
  public Outcome erase(String person, Set<String> identities) {
    Map<String, Long> removed = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    try {
      UnfinishedErasure.Work work = new UnfinishedErasure.Work(person, identities, nameOf(person));
      unfinished.begin(work);
      rejectFromNowOn(identities);
      PersonIdentifiers identifiers = new PersonIdentifiers(person, identities, work.name());
      eraseFromTopics(identifiers, removed);
      eraseFromSpool(identifiers, removed);
      progress.accept("rewriting the store");
      removed.put(
          "weeks in the store",
          new StoreErasure(data, clock, configuration.streams().retention()).erase(work));
      removed.putAll(
          AccessEraser.remove(
              data.resolve("access"), tokens(), person, identifiers.logins(), left));
      removed.put(
          "said of their days and not counted", new CalibrationFile(data).erase(work.person()));
      unfinished.end();
      return prove(identifiers, removed, left);
    } catch (IOException e) {
      throw new IllegalStateException("the data directory cannot be used: " + e, e);
    }
  }

  /** The first step: whatever fails later, the collector lets none of them in again. */
  private void rejectFromNowOn(Set<String> identities) throws IOException {
    Path erased = data.resolve(CollectorRole.ERASED);
    ErasedIdentities.read(erased).with(identities).write(erased);
  }

  private void eraseFromTopics(PersonIdentifiers identifiers, Map<String, Long> removed)
      throws IOException {
    progress.accept("deleting the state of streams");
    new Rebuild(client, configuration.streams().retention(), clock).prepare();
    DirectoryTree.deleteContent(data.resolve("streams"), "instance-id");
    for (var topic : inOrder()) {
      progress.accept("searching " + topic.name());
      long gone = topics().edit(topic.name(), identifiers.edit(topic.name()));
      removed.merge(topic.name(), gone, Long::sum);
    }
  }

  /** The topics by which the person is found again come last. */
  private static List<Topic<?, ?>> inOrder() {
    List<Topic<?, ?>> last = List.of(Topics.PEOPLE, Topics.IDENTITIES);
    List<Topic<?, ?>> all = new ArrayList<>(Topics.all());
    all.removeAll(last);
    all.addAll(last);
    return all;
  }

  private void eraseFromSpool(PersonIdentifiers identifiers, Map<String, Long> removed)
      throws IOException {
    Path spool = data.resolve("spool");
    if (Files.exists(spool)) {
      removed.put(
          "spool",
          SpoolRewrite.edit(
              spool,
              entry ->
                  identifiers.isOf(entry.topic(), entry.key(), entry.value())
                      ? Optional.empty()
                      : Optional.of(identifiers.withoutWho(entry))));
    }
  }

  private @Nullable Path tokens() {
    ReporterSettings.Auth auth = configuration.reporter().auth();
    return auth == null ? null : auth.tokens();
  }

  /** After an erasure that broke off, the name may be in its file alone. */
  private String nameOf(String person) {
    return unfinished
        .of(person)
        .map(UnfinishedErasure.Work::name)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> new PersonRecords(topics()).name(person));
  }

  private Outcome prove(
      PersonIdentifiers identifiers, Map<String, Long> removed, List<String> left) {
    ErasureProof proof = new ErasureProof(identifiers, left);
    proof.searchTopics(topics());
    progress.accept("searching the data directory");
    try {
      ErasureProof.awaitDeletion(data);
      parts.close(); // the broker flushes its files
      proof.searchFiles(data);
    } catch (IOException e) {
      throw new IllegalStateException("the data directory cannot be searched: " + e, e);
    }
    return new Outcome(removed, left, identifiers.tooShort(), proof.searched());
  }

  private TopicRewrite topics() {
    return new TopicRewrite(client);
  }

  @Override
  public void close() {
    parts.close();
  }
}
