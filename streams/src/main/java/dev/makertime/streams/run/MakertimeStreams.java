package dev.makertime.streams.run;

import dev.makertime.model.Organization;
import dev.makertime.streams.TimelineTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams role: publishes the organization, then keeps everybody's days up to date. A state
 * directory that cannot be used any more is emptied, and filled again from the broker.
 */
public final class MakertimeStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MakertimeStreams.class);

  /** So often an hour a failed thread is replaced; a fault that stays is not mended so. */
  private static final int MOST_FAILURES = 20;

  /** So often an hour the state is rebuilt. */
  private static final int MOST_REBUILDS = 3;

  /** State can be deleted, or used again, only once all threads that use it have ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration HURRY = Duration.ofSeconds(6);

  private final StreamsSettings settings;
  private final String instance;
  private final StreamsHistory standing;
  private final Consumer<KafkaStreams> started;
  private final Allowance failures = new Allowance(MOST_FAILURES, Duration.ofHours(1));
  private final Allowance rebuilds = new Allowance(MOST_REBUILDS, Duration.ofHours(1));
  private final AtomicBoolean rebuilding = new AtomicBoolean();
  private KafkaStreams streams;
  private boolean closed;
  private volatile Duration patience = PATIENCE;

  private MakertimeStreams(
      StreamsSettings settings,
      String instance,
      StreamsHistory standing,
      Consumer<KafkaStreams> started) {
    this.settings = settings;
    this.standing = standing;
    this.instance = instance;
    this.started = started;
    streams = begin();
  }

  /** Starts the role, of which nobody wants to know what Kafka Streams measures of itself. */
  public static MakertimeStreams start(
      StreamsSettings settings, Organization organization, Clock clock) {
    return start(settings, organization, clock, streams -> {});
  }

  /**
   * Starts the role; the topics must be there.
   *
   * @param started is told of each Kafka Streams that was started: the first, and any that takes
   *     its place after the state was rebuilt
   * @throws IllegalStateException when the state directory or the broker cannot be used
   */
  public static MakertimeStreams start(
      StreamsSettings settings,
      Organization organization,
      Clock clock,
      Consumer<KafkaStreams> started) {
    String instance = instanceId(settings.directory());
    if (settings.isExactlyOnce()) {
      TransactionVersion.check(settings.client());
    }
    new OrganizationPublisher(settings.client(), settings.partitions()).publish(organization);
    StreamsHistory standing =
        StreamsHistory.settle(settings.client(), settings.retention(), clock.instant());
    return new MakertimeStreams(settings, instance, standing, started);
  }

  /**
   * Puts another organization in force; what it makes a difference to is computed anew.
   *
   * @throws IllegalStateException when the broker does not take it
   */
  public void takeOver(Organization organization) {
    int changed =
        new OrganizationPublisher(settings.client(), settings.partitions()).publish(organization);
    LOG.info("{} records of people and identities changed", changed);
  }

  /** Whether days follow the evidence: false while starting, rebuilding or broken. */
  public synchronized boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether it has given up, so that only a new start helps. */
  public synchronized boolean isBroken() {
    KafkaStreams.State state = streams.state();
    return !rebuilding.get()
        && (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING);
  }

  /** Lets {@link #close} give up early: whoever was told to end is killed before long. */
  public void hurry() {
    patience = HURRY;
  }

  /** Ends, and lets go of the state directory unless that takes too long. */
  @Override
  public synchronized void close() {
    closed = true;
    end(streams);
  }

  /** While it starts, it may wait for the broker for a while before it hears of its end. */
  private void end(KafkaStreams one) {
    if (!one.close(patience)) {
      LOG.warn("streams has not ended after {}", patience);
    }
  }

  private KafkaStreams begin() {
    KafkaStreams next =
        settings.streams(
            TimelineTopology.build(settings.partitions(), standing.sealing()), instance);
    next.setUncaughtExceptionHandler(this::answer);
    try {
      forgetWhatWasRebuilt(next);
      next.start();
    } catch (RuntimeException e) {
      end(next);
      if (!StateFault.is(e) || !rebuilds.take()) {
        throw e;
      }
      LOG.error("the state in {} is no longer fit for use; rebuilding it", settings.directory(), e);
      next.cleanUp();
      return begin();
    }
    started.accept(next);
    return next;
  }

  /** State from before everything was forgotten on the broker tells nothing true. */
  private void forgetWhatWasRebuilt(KafkaStreams next) {
    Path file = settings.directory().resolve("rebuild-id");
    try {
      String before = Files.exists(file) ? Files.readString(file).strip() : "";
      if (!before.equals(standing.rebuild())) {
        LOG.info("all was forgotten on the broker since; so is the state in {}", file.getParent());
        next.cleanUp();
        Files.writeString(file, standing.rebuild());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the streams state cannot use " + file + ": " + e, e);
    }
  }

  private StreamThreadExceptionResponse answer(Throwable e) {
    if (StateFault.is(e)) {
      if (rebuilding.compareAndSet(false, true)) {
        if (!rebuilds.take()) {
          rebuilding.set(false);
          LOG.error("the state in {} is unfit for use again and again", settings.directory(), e);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error(
            "the state in {} is no longer fit for use; rebuilding it", settings.directory(), e);
        new Thread(this::rebuild, "rebuild-state").start();
      }
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.error("a thread of streams failed", e);
    return failures.take()
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private synchronized void rebuild() {
    streams.close(PATIENCE);
    if (closed) {
      return;
    }
    try {
      streams.cleanUp();
      streams = begin();
    } catch (RuntimeException e) {
      LOG.error("the state in {} cannot be rebuilt", settings.directory(), e);
    } finally {
      rebuilding.set(false);
    }
  }

  /** The same over restarts, so that a restarted member takes its old place at once. */
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
          "the streams state cannot use " + directory + ": " + e.getMessage(), e);
    }
  }
}
