package dev.makertime.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a one-node KRaft broker that listens on loopback only, and to nobody without the secret of
 * this start. What it has acknowledged is in its directory, and is there after a restart or a kill.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int ID = 1;
  private static final String CLIENTS = "CLIENTS";
  private static final String CONTROLLER = "CONTROLLER";
  private static final long BROKEN_CLOSE_MILLIS = 3_000;

  /** The session timeout, a day: there is no other broker that could lead meanwhile. */
  private static final String SESSION_MILLIS = "86400000";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  /**
   * Set in place of halting the process, which a broker with a full disk does: others run in it.
   */
  private static final AtomicBoolean HALTED = new AtomicBoolean();

  static {
    Exit.setHaltProcedure(
        (status, message) -> {
          LOG.error(
              "the embedded broker has stopped, as its disk is full or broken: {}; free space, then"
                  + " restart",
              message);
          HALTED.set(true);
        });
  }

  private final BrokerNode node;
  private final Map<String, Object> client;
  private final int mended;

  private EmbeddedBroker(BrokerNode node, Map<String, Object> client, int mended) {
    this.node = node;
    this.client = client;
    this.mended = mended;
  }

  /**
   * Starts a broker whose data lives in a directory, which is made if it is missing.
   *
   * @throws IllegalStateException when the directory cannot be used or is in use
   */
  public static EmbeddedBroker start(Path directory) {
    return start(directory, 0, BrokerSecret.random());
  }

  /**
   * Starts a broker that other processes reach, and reach again after its restart.
   *
   * @param port on loopback
   * @param password of its clients: 16 letters, digits, - or _ at least
   * @throws IllegalStateException when the directory or the port cannot be used or is in use
   */
  public static EmbeddedBroker start(Path directory, int port, String password) {
    return start(directory, port, BrokerSecret.of(password));
  }

  private static EmbeddedBroker start(Path directory, int wanted, BrokerSecret secret) {
    try {
      Files.createDirectories(directory);
      if (!Files.isWritable(directory)) {
        throw new IOException("not writable");
      }
      format(directory);
      return RetriedPorts.use(
          (one, other) -> {
            int port = wanted == 0 ? one : wanted;
            return start(directory, port, other == port ? one : other, secret);
          });
    } catch (IOException e) {
      throw new IllegalStateException(
          "the broker cannot use " + directory + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the broker did not start: " + RetriedPorts.innermost(e).getMessage(), e);
    }
  }

  private static EmbeddedBroker start(
      Path directory, int port, int controllerPort, BrokerSecret secret) {
    Properties settings = settings(directory, port, controllerPort);
    guard(settings, secret);
    BrokerNode node = new BrokerNode(KafkaConfig.fromProps(settings, false));
    try {
      node.startup();
      int mended = new TransactionRecovery(port, secret).mend();
      return new EmbeddedBroker(node, secret.client(port), mended);
    } catch (RuntimeException e) {
      node.shutdown();
      throw e;
    }
  }

  /** Whether the broker has stopped by itself, so that only a restart of the process helps. */
  public boolean isBroken() {
    return HALTED.get();
  }

  /**
   * Client properties that reach a broker with a given password.
   *
   * @param port on loopback
   */
  public static Map<String, Object> client(int port, String password) {
    return BrokerSecret.of(password).client(port);
  }

  /** Client properties that reach it: where it is and its secret, which is not to be logged. */
  public Map<String, Object> client() {
    return client;
  }

  public String bootstrapServers() {
    return String.valueOf(client.get("bootstrap.servers"));
  }

  /** Returns how many hanging transactions were ended at the start, one for each partition. */
  public int mended() {
    return mended;
  }

  /** Stops the broker once all is flushed to disk; one that has stopped by itself, within 3 s. */
  @Override
  public void close() {
    if (!HALTED.get()) {
      node.shutdown();
      node.awaitShutdown();
      return;
    }
    Thread stopping = new Thread(node::shutdown, "stop-broken-broker");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(BROKEN_CLOSE_MILLIS); // it may never end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void guard(Properties settings, BrokerSecret secret) {
    for (String listener : List.of(CLIENTS, CONTROLLER)) {
      secret.guard(settings, listener);
    }
    settings.put("sasl.enabled.mechanisms", BrokerSecret.MECHANISM);
    settings.put("sasl.mechanism.inter.broker.protocol", BrokerSecret.MECHANISM);
    settings.put("sasl.mechanism.controller.protocol", BrokerSecret.MECHANISM);
  }

  private static Properties settings(Path directory, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(ID));
    settings.put("log.dirs", directory.toAbsolutePath().toString());
    settings.put("controller.quorum.voters", ID + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "listeners",
        "%s://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(CLIENTS, port, CONTROLLER, controllerPort));
    settings.put(
        "listener.security.protocol.map",
        "%s:SASL_PLAINTEXT,%s:SASL_PLAINTEXT".formatted(CLIENTS, CONTROLLER));
    settings.put("inter.broker.listener.name", CLIENTS);
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put(
        "broker.session.timeout.ms", SESSION_MILLIS); // stopped for a while, it still leads
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    settings.put("log.segment.bytes", Integer.toString(64 << 20));
    settings.put("log.segment.delete.delay.ms", "1000"); // what is deleted is gone from the disk
    settings.put( // what was written while the clock was ahead is followed by more of that time
        "log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    settings.put("message.max.bytes", Integer.toString(16 << 20));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "2");
    return settings;
  }

  private static void format(Path directory) {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(clusterId(directory))
          .setNodeId(ID)
          .setDirectories(List.of(directory.toAbsolutePath().toString()))
          .setMetadataLogDirectory(directory.toAbsolutePath().toString())
          .setControllerListenerName(CONTROLLER)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot format the directory of the broker, " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Reads the cluster id of the directory, or makes a new one. */
  private static String clusterId(Path directory) throws IOException {
    Path file = directory.resolve("meta.properties");
    if (!Files.exists(file)) {
      return Uuid.randomUuid().toString();
    }
    Properties written = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      written.load(in);
    }
    return written.getProperty("cluster.id", Uuid.randomUuid().toString());
  }
}
