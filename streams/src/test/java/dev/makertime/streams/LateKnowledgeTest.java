package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Identities change hands while evidence comes in; when all is said, the days are those of a run
 * that knew the last owners from the start.
 */
class LateKnowledgeTest {

  @ParameterizedTest
  @Seeds(seconds = 4, whole = 60)
  void the_order_of_moves_and_evidence_does_not_show(int seed) {
    GoldenCase golden = GoldenCase.named("14-random");
    Random random = new Random(seed);
    List<Activity> shuffled = new ArrayList<>(golden.activities());
    Collections.shuffle(shuffled, random);
    List<String> identities = List.copyOf(golden.organization().owners().keySet());

    try (TopologyFixture topology = new TopologyFixture(golden.asOf())) {
      topology.organization(golden.organization());
      for (int from = 0; from < shuffled.size(); from += 40) {
        topology.seen(shuffled.subList(from, Math.min(from + 40, shuffled.size())));
        String identity = identities.get(random.nextInt(identities.size()));
        String owner = "p0" + random.nextInt(6);
        if (random.nextInt(4) == 0) {
          topology.disowned(identity);
        } else {
          topology.owned(identity, owner);
        }
      }
      golden.organization().owners().forEach(topology::owned);

      assertThat(between(golden, topology.settle().days()))
          .as("seed %d", seed)
          .isEqualTo(days(golden, golden.organization()));
    }
  }

  private static List<EngineerDay> days(GoldenCase golden, Organization organization) {
    return BatchMeasurement.days(
        organization, golden.activities(), golden.from(), golden.to(), golden.asOf());
  }

  private static List<EngineerDay> between(GoldenCase golden, List<EngineerDay> days) {
    return days.stream()
        .filter(day -> !day.date().isBefore(golden.from()) && !day.date().isAfter(golden.to()))
        .toList();
  }
}
