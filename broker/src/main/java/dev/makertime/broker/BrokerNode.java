package dev.makertime.broker;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Runs the controller and the broker of one node, as KafkaRaftServer does, with one step between:
 * before the broker starts, the controller unregisters the broker of the former process.
 *
 * <p>After a kill the controller takes that broker for alive until its session ends. Until then the
 * new broker leads every partition in its name; then nobody leads, then the new one leads again.
 * While nobody leads, Kafka 4.1 to 4.3 takes partitions that wait for a transaction marker for
 * deleted. It completes the transaction without the marker (KRaftMetadataCache,
 * getPartitionLeaderEndpoint). A broker that was unregistered leads nothing until it leads all, and
 * waits for no session.
 */
final class BrokerNode {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerNode.class);
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long RETRY_MILLIS = 20;

  private final int id;
  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;

  BrokerNode(KafkaConfig config) {
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
        KafkaRaftServer.initializeLogDirs(config, LOG, "");
    Metrics metrics =
        Server.initializeMetrics(config, Time.SYSTEM, directories._1().clusterId().orElseThrow());
    QuorumConfig quorum = config.quorumConfig();
    id = config.nodeId();
    shared =
        new SharedServer(
            config,
            directories._1(),
            Time.SYSTEM,
            metrics,
            CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
            QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
            new StandardFaultHandlerFactory(),
            ServerSocketFactory.INSTANCE);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
  }

  /**
   * Starts both.
   *
   * @throws IllegalStateException when the controller does not unregister the former broker within
   *     a minute
   */
  void startup() {
    controller.startup();
    unregisterFormerBroker();
    broker.startup();
  }

  void shutdown() {
    broker.shutdown();
    controller.shutdown();
  }

  void awaitShutdown() {
    broker.awaitShutdown();
    controller.awaitShutdown();
  }

  private void unregisterFormerBroker() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    try {
      boolean unregistered = false;
      while (!unregistered || !hasAppliedDecisions()) {
        unregistered = unregistered || tryUnregister();
        if (System.nanoTime() > until) {
          throw new IllegalStateException(
              "the controller did not unregister the former broker within a minute");
        }
        Thread.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the controller starts", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the controller failed to unregister the former broker", e);
    }
  }

  private boolean tryUnregister()
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      controller
          .controller()
          .unregisterBroker(
              new ControllerRequestContext(
                  new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty()),
              id)
          .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BrokerIdNotRegisteredException) {
        return true;
      }
      if (e.getCause() instanceof NotControllerException) {
        return false; // the controller is not active yet
      }
      throw e;
    }
  }

  /** Whether the broker's metadata has caught up with the controller's decisions. */
  private boolean hasAppliedDecisions() {
    OptionalLong decided = shared.raftManager().client().highWatermark();
    return decided.isPresent() && shared.loader().lastAppliedOffset() >= decided.getAsLong() - 1;
  }
}
