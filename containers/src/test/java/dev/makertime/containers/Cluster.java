package dev.makertime.containers;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.makertime.model.Organization;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** A broker and the roles around it, each in a container, hardened as docker-compose.yml has it. */
final class Cluster implements AutoCloseable {
  static final String TOKEN = "secret";
  private static final String KAFKA = "apache/kafka:4.3.1";

  /** Once it has been formatted, what is on its disk is used as it is. */
  private static final String BROKER =
      """
      while [ ! -f /tmp/testcontainers_start.sh ]; do sleep 0.1; done
      if [ -f /tmp/kraft-combined-logs/meta.properties ]; then
        exec java -Xmx512m -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
      fi
      exec sh /tmp/testcontainers_start.sh
      """;

  private static final Map<String, Integer> PORTS =
      Map.of("collector", 8090, "streams", 8070, "reporter", 8080);

  /** Where the broker is; roles can be cut off from it. */
  private final Network network = Network.newNetwork();

  /** By which the host reaches the roles. */
  private final Network front = Network.newNetwork();

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final KafkaContainer kafka;
  private final Map<String, GenericContainer<?>> roles = new LinkedHashMap<>();
  private final List<String> volumes = new ArrayList<>();
  private Organization organization;

  /** Starts the broker, at a port of the host that stays its own over restarts. */
  Cluster(Organization organization) {
    this.organization = organization;
    int port = FreePorts.next();
    kafka =
        new KafkaContainer(KAFKA)
            .withNetwork(network)
            .withListener("kafka:19092")
            .withEnv("KAFKA_LOG_DIRS", "/tmp/kraft-combined-logs")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withCreateContainerCmdModifier(
                command -> {
                  hostConfig(command).withPortBindings(PortBinding.parse(port + ":9092"));
                  command.withEntrypoint("sh").withCmd("-c", BROKER);
                });
    kafka.start();
  }

  /** A role under a name of its own, with a data directory that outlives it. */
  GenericContainer<?> start(String name, String role, String image) {
    String volume = "makertime-" + run + "-" + name;
    if (!volumes.contains(volume)) {
      volumes.add(volume);
    }
    boolean before = Image.isPrevious(image);
    new RoleFiles(organization, before).writeTo(volume, image);
    int port = Objects.requireNonNull(PORTS.get(role));
    @SuppressWarnings("resource") // closed with the cluster
    GenericContainer<?> container =
        new Role(image)
            .withNetwork(front)
            .withCommand(role, "--config", "/data/makertime.yaml")
            .withExposedPorts(port)
            .withStartupTimeout(Duration.ofMinutes(2))
            .waitingFor(
                before && role.equals("streams") // it told of its health nowhere
                    ? Wait.forLogMessage(".*streams +running.*", 1)
                    : Wait.forHttp("/health/ready").forPort(port).forStatusCode(200))
            .withCreateContainerCmdModifier(
                command -> {
                  hostConfig(command)
                      .withBinds(new Bind(volume, new Volume("/data")))
                      .withReadonlyRootfs(true)
                      .withCapDrop(Capability.ALL)
                      .withSecurityOpts(List.of("no-new-privileges:true"))
                      .withMemory(900L << 20);
                });
    roles.put(name, container);
    container.start();
    return container;
  }

  /** A container that is on both networks from its start. */
  private final class Role extends GenericContainer<Role> {
    Role(String image) {
      super(image);
    }

    @Override
    protected void containerIsCreated(String containerId) {
      docker()
          .connectToNetworkCmd()
          .withNetworkId(network.getId())
          .withContainerId(containerId)
          .exec();
    }
  }

  /** Puts another organization in force, as whoever edits the mounted file does. */
  void reorganize(Organization next) throws IOException, InterruptedException {
    organization = next;
    String files = new RoleFiles(next, false).script();
    for (GenericContainer<?> role : roles.values()) {
      role.execInContainer("sh", "-c", files);
    }
  }

  /** How the host reaches the broker. */
  Map<String, Object> client() {
    return new HashMap<>(Map.of("bootstrap.servers", kafka.getBootstrapServers()));
  }

  /** Where a role answers the host; after it was cut off that is another port. */
  String url(String name) {
    GenericContainer<?> role = role(name);
    Ports.Binding[] bindings =
        docker()
            .inspectContainerCmd(role.getContainerId())
            .exec()
            .getNetworkSettings()
            .getPorts()
            .getBindings()
            .get(ExposedPort.tcp(role.getExposedPorts().get(0)));
    return bindings == null || bindings.length == 0
        ? "http://localhost:1" // cut off
        : "http://" + role.getHost() + ":" + bindings[0].getHostPortSpec();
  }

  GenericContainer<?> role(String name) {
    return Objects.requireNonNull(roles.get(name), name);
  }

  /**
   * Tells a role to stop, as an orchestrator does.
   *
   * @return its exit code: 137 if it had to be killed after ten seconds
   */
  long stop(String name) {
    GenericContainer<?> role = role(name);
    docker().stopContainerCmd(role.getContainerId()).withTimeout(10).exec();
    Long code =
        docker().inspectContainerCmd(role.getContainerId()).exec().getState().getExitCodeLong();
    role.stop();
    roles.remove(name);
    return code == null ? -1 : code;
  }

  void kill(String name) {
    docker().killContainerCmd(role(name).getContainerId()).exec();
    role(name).stop();
    roles.remove(name);
  }

  /** Kills the broker, and starts it again on what is on its disk. */
  void restartBroker(Duration away) throws InterruptedException {
    docker().killContainerCmd(kafka.getContainerId()).exec();
    Pause.whileAway(away);
    docker().startContainerCmd(kafka.getContainerId()).exec();
  }

  /** Cuts a role off from everybody for a while. */
  void partition(String name, Duration away) throws InterruptedException {
    String id = role(name).getContainerId();
    docker().disconnectFromNetworkCmd().withNetworkId(network.getId()).withContainerId(id).exec();
    Pause.whileAway(away);
    docker().connectToNetworkCmd().withNetworkId(network.getId()).withContainerId(id).exec();
  }

  /** What the roles have said, to be shown beside a difference. */
  String logs() {
    StringBuilder all = new StringBuilder();
    roles.forEach(
        (name, role) -> all.append("== ").append(name).append('\n').append(role.getLogs()));
    return all.toString();
  }

  private static com.github.dockerjava.api.DockerClient docker() {
    return DockerClientFactory.lazyClient();
  }

  static HostConfig hostConfig(com.github.dockerjava.api.command.CreateContainerCmd command) {
    return Objects.requireNonNull(command.getHostConfig());
  }

  @Override
  public void close() {
    roles.values().forEach(GenericContainer::stop);
    kafka.stop();
    for (String volume : volumes) {
      docker().removeVolumeCmd(volume).exec();
    }
    network.close();
    front.close();
  }
}
