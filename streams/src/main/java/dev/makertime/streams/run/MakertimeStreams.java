package dev.makertime.streams.run;

import dev.makertime.model.Organization;
import dev.makertime.streams.TimelineTopology;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the streams role: publishes the organization, then keeps everybody's days up to date. A
 * state directory that is damaged is emptied and restored from the broker.
 */
public final class MakertimeStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MakertimeStreams.class);

  /** How often an hour a failed thread is replaced, before the role gives up. */
  private static final int MOST_FAILURES = 20;

  /** How often an hour the state is rebuilt, before the role gives up. */
  private static final int MOST_REBUILDS = 3;

  /** How long to wait for threads to end: only then their state can be deleted or used again. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration SHORT_CLOSE_TIMEOUT = Duration.ofSeconds(6);

  private final StreamsSettings settings;
  private final String instance;
  private final StreamsHistory history;
  private final UnaryOperator<Instant> time;
  private final Consumer<KafkaStreams> started;
  private final RateLimiter failures = new RateLimiter(MOST_FAILURES, Duration.ofHours(1));
  private final RateLimiter rebuilds = new RateLimiter(MOST_REBUILDS, Duration.ofHours(1));
  private final AtomicBoolean rebuilding = new AtomicBoolean();
  private KafkaStreams streams;
  private boolean closed;
  private volatile Duration closeTimeout = CLOSE_TIMEOUT;

  private MakertimeStreams(
      StreamsSettings settings,
      String instance,
      StreamsHistory history,
      UnaryOperator<Instant> time,
      Consumer<KafkaStreams> started) {
    this.settings = settings;
    this.time = time;
    this.history = history;
    this.instance = instance;
    this.started = started;
    streams = begin();
  }

  /** Starts the role where nobody observes its Kafka Streams. */
  public static MakertimeStreams start(
      StreamsSettings settings, Organization organization, Clock clock) {
    return start(settings, organization, clock, UnaryOperator.identity(), streams -> {});
  }

  /**
   * Starts the role; the topics must be there.
   *
   * @param clock of the machine
   * @param time the organization's time at a moment of the machine; it never goes back
   * @param started gets each Kafka Streams that was started: the first, and each that replaces it
   *     after the state was rebuilt
   * @throws IllegalStateException when the state directory or the broker cannot be used
   */
  public static MakertimeStreams start(
      StreamsSettings settings,
      Organization organization,
      Clock clock,
      UnaryOperator<Instant> time,
      Consumer<KafkaStreams> started) {
    String instance = instanceId(settings.directory());
    if (settings.isExactlyOnce()) {
      TransactionVersion.check(settings.client());
    }
    new OrganizationPublisher(settings.client(), settings.partitions()).publish(organization);
    StreamsHistory history =
        StreamsHistory.update(settings.client(), settings.retention(), clock.instant());
    return new MakertimeStreams(settings, instance, history, time, started);
  }

  /**
   * Publishes another organization; the days that it affects are recomputed.
   *
   * @throws IllegalStateException when the broker does not acknowledge it
   */
  public void takeOver(Organization organization) {
    int changed =
        new OrganizationPublisher(settings.client(), settings.partitions()).publish(organization);
    LOG.info(
        "published the organization: {} records of people and identities changed; the days that"
            + " they affect are recomputed",
        changed);
  }

  /** Whether days are kept up to date: false while starting, rebuilding or broken. */
  public synchronized boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether the role has given up, so that only a restart helps. */
  public synchronized boolean isBroken() {
    KafkaStreams.State state = streams.state();
    return !rebuilding.get()
        && (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING);
  }

  /** Shortens {@link #close} to 6 s: a process that is asked to stop is killed soon. */
  public void hurry() {
    closeTimeout = SHORT_CLOSE_TIMEOUT;
  }

  /** Stops, and releases the state directory unless that takes longer than 30 s. */
  @Override
  public synchronized void close() {
    closed = true;
    close(streams);
  }

  /** Closes one; while it starts, it may notice only after waiting for the broker. */
  private void close(KafkaStreams one) {
    if (!one.close(closeTimeout)) {
      LOG.warn(
          "Kafka Streams did not stop within {}; the state in {} stays locked until this process"
              + " ends",
          closeTimeout,
          settings.directory());
    }
  }

  private KafkaStreams begin() {
    KafkaStreams next =
        settings.streams(
            TimelineTopology.build(settings.partitions(), history.sealing(), time), instance);
    next.setUncaughtExceptionHandler(this::handleFailure);
    try {
      deleteStateBeforeRebuild(next);
      next.start();
    } catch (RuntimeException e) {
      close(next);
      if (!StateFailureDetector.is(e) || !rebuilds.tryTake()) {
        throw e;
      }
      logRebuild(e);
      next.cleanUp();
      return begin();
    }
    started.accept(next);
    return next;
  }

  /** Deletes local state that is older than the last {@link Rebuild}, as it no longer holds. */
  private void deleteStateBeforeRebuild(KafkaStreams next) {
    Path file = settings.directory().resolve("rebuild-id");
    try {
      String before = Files.exists(file) ? Files.readString(file).strip() : "";
      if (!before.equals(history.rebuild())) {
        LOG.info(
            "deleting the state in {}: it is older than the last rebuild; it is computed anew",
            file.getParent());
        next.cleanUp();
        Files.writeString(file, history.rebuild());
      }
    } catch (IOException e) {
      throw new IllegalStateException("streams cannot read or write " + file + ": " + e, e);
    }
  }

  private StreamThreadExceptionResponse handleFailure(Throwable e) {
    if (StateFailureDetector.is(e)) {
      if (rebuilding.compareAndSet(false, true)) {
        if (!rebuilds.tryTake()) {
          rebuilding.set(false);
          LOG.error(
              "streams gives up: the state in {} was rebuilt {} times within an hour, and is"
                  + " damaged again; check the disk, then restart",
              settings.directory(),
              MOST_REBUILDS,
              e);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        logRebuild(e);
        new Thread(this::rebuild, "rebuild-state").start();
      }
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    boolean replace = failures.tryTake();
    LOG.error(
        "a thread of streams failed; {}",
        replace ? "another takes its place" : "it was one too many in an hour: restart streams",
        e);
    return replace
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void logRebuild(Throwable e) {
    LOG.error(
        "the state in {} is damaged; it is deleted and restored from the broker",
        settings.directory(),
        e);
  }

  private synchronized void rebuild() {
    streams.close(CLOSE_TIMEOUT);
    if (closed) {
      return;
    }
    try {
      streams.cleanUp();
      streams = begin();
    } catch (RuntimeException e) {
      LOG.error("cannot restore the state in {}: restart streams", settings.directory(), e);
    } finally {
      rebuilding.set(false);
    }
  }

  /** Reads or makes the id of the instance: a restarted member takes its old place at once. */
  private static String instanceId(Path directory) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve("instance-id");
      if (!Files.exists(file)) {
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "streams cannot read or write " + directory + ": " + FailureText.of(e), e);
    }
  }
}
