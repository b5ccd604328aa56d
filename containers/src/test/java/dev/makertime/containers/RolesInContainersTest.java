package dev.makertime.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.testkit.FirstSeed;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.testkit.world.CollectorClient;
import dev.makertime.testkit.world.FaultInvariants;
import dev.makertime.testkit.world.RandomWorld;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The image of this checkout, its roles around a broker in a container. Whatever happens to them
 * while activities come in, the days come to what a batch makes of the acknowledged ones.
 */
@Tag("containers")
@EnabledIf(
    value = "dev.makertime.containers.Image#isDockerThere",
    disabledReason = "no Docker engine answers: start one, or set DOCKER_HOST")
class RolesInContainersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Random random = new Random(FirstSeed.value());
  private final LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(20);
  private final RandomWorld world = new RandomWorld(random, first, true);
  private Organization organization = world.next(null);
  private Cluster cluster;
  private FaultInvariants invariants;
  private CollectorClient poster;

  static boolean isNotTurnOfUpgrade() {
    return !isTurn(3);
  }

  static boolean isTurnOfInstances() {
    return isTurn(0);
  }

  static boolean isTurnOfBroker() {
    return isTurn(1);
  }

  static boolean isTurnOfNetwork() {
    return isTurn(2);
  }

  /** Of four that take minutes, every commit tries one. `.ci/run` knows the upgrade's turn. */
  private static boolean isTurn(int which) {
    return Thorough.isOn() || FirstSeed.value() % 4 == which;
  }

  @BeforeEach
  void start() {
    cluster = new Cluster(organization);
    invariants = new FaultInvariants(cluster::client, world, first);
    poster = new CollectorClient(() -> cluster.url("collector"), Cluster.TOKEN);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void what_is_posted_comes_to_days_and_every_role_ends_when_it_is_told_to() throws Exception {
    all(Image.current());

    load(4);
    organization = world.next(organization);
    cluster.reorganize(organization);
    load(4);

    check("at last");
    assertThat(cluster.role("reporter").execInContainer("id", "-u").getStdout().strip())
        .as("whose process it is")
        .isEqualTo("10001");
    for (String role : List.of("collector", "streams", "reporter")) {
      assertThat(cluster.stop(role)).as(role + " was told to stop").isEqualTo(143);
    }
  }

  @Test
  @DisabledIf(
      value = "dev.makertime.containers.RolesInContainersTest#isNotTurnOfUpgrade",
      disabledReason = "another of four has its turn: MAKERTIME_THOROUGH=true takes all")
  @EnabledIf(
      value = "dev.makertime.containers.Image#isPreviousThere",
      disabledReason =
          "no image of the release before: deploy/image/previous makes one,"
              + " MAKERTIME_PREVIOUS_IMAGE names it")
  void an_upgrade_from_the_release_before_and_back_loses_nothing() throws Exception {
    all(Image.previous());
    cluster.start("second", "streams", Image.previous());
    load(2);
    check("before the upgrade");

    CompletableFuture<Void> loading = loadMeanwhile(16);
    List<String> upAndBack = List.of(Image.current(), Image.previous());
    List<String> andUpAgain = List.of(Image.current(), Image.previous(), Image.current());
    for (String image : Thorough.or(upAndBack, andUpAgain)) {
      replace("reporter", image, "reporter");
      replace("streams", image, "streams", "second");
      replace("collector", image, "collector");
    }
    loading.join();

    check("after the upgrade and the rollback");
  }

  @Test
  @EnabledIf(
      value = "dev.makertime.containers.RolesInContainersTest#isTurnOfInstances",
      disabledReason = "another of four has its turn: MAKERTIME_THOROUGH=true takes all")
  void three_instances_of_streams_go_on_when_one_is_killed_and_another_comes() throws Exception {
    all(Image.current());
    cluster.start("second", "streams", Image.current());
    cluster.start("third", "streams", Image.current());
    CompletableFuture<Void> loading = loadMeanwhile(16);

    Pause.untilFault(Duration.ofSeconds(2));
    cluster.kill("second");
    Pause.whileAway(Duration.ofSeconds(3));
    cluster.start("fourth", "streams", Image.current());
    loading.join();

    check("after one of three was killed");
  }

  @Test
  @EnabledIf(
      value = "dev.makertime.containers.RolesInContainersTest#isTurnOfBroker",
      disabledReason = "another of four has its turn: MAKERTIME_THOROUGH=true takes all")
  void a_broker_that_is_killed_and_comes_again_costs_nothing_that_was_acknowledged()
      throws Exception {
    all(Image.current());
    CompletableFuture<Void> loading = loadMeanwhile(16);

    cluster.restartBroker(Duration.ofSeconds(1));
    Pause.untilFault(Duration.ofSeconds(4));
    cluster.restartBroker(Duration.ofSeconds(8));
    loading.join();

    check("after the broker was killed twice");
    assertThat(poster.refused()).as("posts that were not taken at once").isEmpty();
  }

  @Test
  @EnabledIf(
      value = "dev.makertime.containers.RolesInContainersTest#isTurnOfNetwork",
      disabledReason = "another of four has its turn: MAKERTIME_THOROUGH=true takes all")
  void roles_that_are_cut_off_from_the_network_go_on_where_they_were() throws Exception {
    all(Image.current());
    load(2);

    CompletableFuture<Void> loading = loadMeanwhile(30);
    cluster.partition("streams", Duration.ofSeconds(20));
    cluster.partition("collector", Duration.ofSeconds(5));
    loading.join();

    check("after streams and the collector were cut off");
  }

  private void all(String image) {
    for (String role : List.of("collector", "streams", "reporter")) {
      cluster.start(role, role, image);
    }
  }

  /** As the operations guide says: the last of the old release ends before the first new one. */
  private void replace(String role, String image, String... names) {
    for (String name : names) {
      cluster.stop(name);
    }
    for (String name : names) {
      cluster.start(name, role, image);
    }
  }

  /** Posts, and again the same, in another order. */
  private void load(int batches) throws InterruptedException {
    for (int i = 0; i < batches; i++) {
      List<Activity> activities =
          world.activities(25).stream().filter(activity -> !activity.isOpen()).toList();
      poster.post(activities);
      invariants.acknowledge(activities);
      poster.post(activities.subList(activities.size() / 2, activities.size()));
    }
  }

  private CompletableFuture<Void> loadMeanwhile(int batches) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            for (int i = 0; i < batches; i++) {
              load(1);
              Pause.untilFault(Duration.ofMillis(700));
            }
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  private void check(String when) throws InterruptedException {
    invariants.check(organization, when, PATIENCE, cluster::logs);
  }
}
