package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.GoldenCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden cases through the topology, its clock at each case's as-of instant. */
class GoldenTopologyTest {

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void the_topology_comes_to_the_expected_days(GoldenCase golden) {
    try (TopologyFixture topology = new TopologyFixture(golden.asOf())) {
      topology.organization(golden.organization()).seen(golden.activities());

      assertThat(between(golden, topology.settle().days())).isEqualTo(golden.expected());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void shuffled_and_doubled_it_comes_to_the_same(GoldenCase golden) {
    List<Activity> twice = new ArrayList<>(golden.activities());
    twice.addAll(golden.activities());
    Collections.shuffle(twice, new Random(7));

    try (TopologyFixture topology = new TopologyFixture(golden.asOf())) {
      topology.organization(golden.organization()).seen(twice);

      assertThat(between(golden, topology.settle().days())).isEqualTo(golden.expected());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void an_organization_that_comes_last_makes_no_difference(GoldenCase golden) {
    try (TopologyFixture topology = new TopologyFixture(golden.asOf())) {
      topology.seen(golden.activities()).organization(golden.organization());

      assertThat(between(golden, topology.settle().days())).isEqualTo(golden.expected());
    }
  }

  /** The golden answers cover some dates only; evidence outside of them has days of its own. */
  private static List<EngineerDay> between(GoldenCase golden, List<EngineerDay> days) {
    return days.stream()
        .filter(day -> !day.date().isBefore(golden.from()) && !day.date().isAfter(golden.to()))
        .toList();
  }
}
