package dev.makertime.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * A one-node KRaft broker that listens on loopback only. What it acknowledged is in its directory
 * and there again after a restart, also after a kill.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int ID = 1;
  private static final long BROKEN_MILLIS = 3_000;

  /** A day: nobody else could lead meanwhile. */
  private static final String ALONE_MILLIS = "86400000";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** A broker whose disk is full halts its process; here others live in it too. */
  private static final AtomicBoolean HALTED = new AtomicBoolean();

  static {
    Exit.setHaltProcedure(
        (status, message) -> {
          LOG.error("the broker gives up, as its disk is full or broken: {}", message);
          HALTED.set(true);
        });
  }

  private final BrokerNode node;
  private final String bootstrapServers;
  private final int mended;

  private EmbeddedBroker(BrokerNode node, String bootstrapServers, int mended) {
    this.node = node;
    this.bootstrapServers = bootstrapServers;
    this.mended = mended;
  }

  /**
   * Starts a broker whose data lives in a directory, which is made if it is missing.
   *
   * @throws IllegalStateException when the directory cannot be used or is in use
   */
  public static EmbeddedBroker start(Path directory) {
    return start(directory, 0);
  }

  /**
   * Starts a broker where its clients look for it.
   *
   * @param wanted its port on loopback; 0 takes a free one
   * @throws IllegalStateException when the directory or the port cannot be used or is in use
   */
  public static EmbeddedBroker start(Path directory, int wanted) {
    try {
      Files.createDirectories(directory);
      if (!Files.isWritable(directory)) {
        throw new IOException("not writable");
      }
      int[] free = freePorts();
      int port = wanted == 0 ? free[0] : wanted;
      Properties settings = settings(directory, port, free[1] == port ? free[0] : free[1]);
      format(directory);
      BrokerNode node = new BrokerNode(KafkaConfig.fromProps(settings, false));
      try {
        node.startup();
        return new EmbeddedBroker(node, "127.0.0.1:" + port, new TransactionMender(port).mend());
      } catch (RuntimeException e) {
        node.shutdown();
        throw e;
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "the broker cannot use " + directory + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalStateException("the broker did not start: " + innermost(e).getMessage(), e);
    }
  }

  /** Whether it has given up, so that only a new start of the process helps. */
  public boolean isBroken() {
    return HALTED.get();
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** How many partitions had a transaction open that nobody would have ended. */
  public int mended() {
    return mended;
  }

  /** Stops the broker, after it has written everything down. */
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
      stopping.join(BROKEN_MILLIS); // it may never come to an end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Properties settings(Path directory, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(ID));
    settings.put("log.dirs", directory.toAbsolutePath().toString());
    settings.put("controller.quorum.voters", ID + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("broker.session.timeout.ms", ALONE_MILLIS); // stopped for a while, it still leads
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    settings.put("log.segment.bytes", Integer.toString(64 << 20));
    settings.put("log.segment.delete.delay.ms", "1000"); // what is deleted is gone from the disk
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
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot prepare " + directory + ": " + e.getMessage(), e);
    }
  }

  /** The id that the directory was prepared with, or a new one. */
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

  /** Two at once, so that they differ. */
  private static int[] freePorts() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    }
  }

  private static Throwable innermost(Throwable e) {
    return e.getCause() == null ? e : innermost(e.getCause());
  }
}
