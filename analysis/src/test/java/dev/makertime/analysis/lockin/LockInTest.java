package dev.makertime.analysis.lockin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.lockin.LockInDraws.Shock;
import dev.makertime.analysis.lockin.LockInDraws.Spread;
import dev.makertime.analysis.money.Subscription;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions that creep, and until when one can leave them. */
class LockInTest {
  @ParameterizedTest
  @ValueSource(strings = {"article", "edges"})
  void the_answers_are_exact(String name) throws Exception {
    JsonNode golden = golden(name);

    for (var one : golden.path("inputs").properties()) {
      Golden.same(
          golden,
          LockIn.of(LockInReader.read(one.getValue(), 0)),
          golden.path("expected").path(one.getKey()),
          one.getKey());
    }
  }

  @Test
  void a_team_that_grows_into_a_dearer_seat_is_exact() throws Exception {
    JsonNode golden = golden("team_creep");

    Golden.same(
        golden,
        LockIn.of(LockInReader.read(golden.path("inputs"), 0)),
        golden.path("expected"),
        "team_creep");
  }

  @Test
  void draws_agree_with_the_known_ones() throws Exception {
    JsonNode golden = golden("montecarlo");
    JsonNode given = golden.path("inputs");
    List<Spread> spreads = new ArrayList<>();
    for (JsonNode one : given.path("distributions")) {
      spreads.add(
          new Spread(
              one.path("path").asText(),
              one.path("min").asDouble(),
              one.path("mode").asDouble(),
              one.path("max").asDouble()));
    }
    JsonNode factor = given.at("/shock/factor");
    Shock shock =
        new Shock(
            given.at("/shock/probabilityPerRenewal").asDouble(),
            new Spread(
                "factor",
                factor.path(0).asDouble(),
                factor.path(1).asDouble(),
                factor.path(2).asDouble()));

    LockInDraws found = LockInDraws.of(given.path("base"), 0, spreads, shock, 50_000, 1);

    near(golden, Json.MAPPER.valueToTree(found));
  }

  /** Months within 1, shares within 0.02, money within 3 %. */
  private static void near(JsonNode golden, ObjectNode found) {
    JsonNode expected = golden.path("expected");
    JsonNode tolerance = golden.path("tolerance");
    for (String month : List.of("breakEvenMonth", "lastMonthToLeave", "lastMonthToLeaveAhead")) {
      for (String at : List.of("p05", "p50", "p95")) {
        assertThat(found.path(month).path(at).asInt())
            .as(month + " " + at)
            .isCloseTo(
                expected.path(month).path(at).asInt(), within(tolerance.path("months").asInt()));
      }
    }
    for (String share : List.of("shareNeverBreaksEven", "shareLockedFromStart")) {
      assertThat(found.path(share).asDouble())
          .as(share)
          .isCloseTo(expected.path(share).asDouble(), within(tolerance.path("share").asDouble()));
    }
    for (String money : List.of("presentCostStay", "presentCostOnce")) {
      for (String at : List.of("p05", "p50", "p95")) {
        double one = expected.path(money).path(at).asDouble();
        assertThat(found.path(money).path(at).asDouble())
            .as(money + " " + at)
            .isCloseTo(one, within(tolerance.path("rel").asDouble() * one));
      }
    }
  }

  @Test
  void where_nothing_grows_it_is_the_plain_comparison() throws Exception {
    LockIn found =
        LockIn.of(
            read(
                "{discountRateAnnual: 0, subscription: {seats: 1, pricePerSeatMonth: 30},"
                    + " alternative: {oneOff: 100, upkeepFlatMonth: 4}}"));
    Subscription.Result plain = new Subscription(100, 30, 4, 0).compare();

    assertThat(found.breakEvenFractional()).isCloseTo(plain.undiscountedMonths(), within(1e-9));
    assertThat(found.firstMonthCheaper()).isEqualTo(plain.firstMonthOneOffCheaper());
  }

  @Test
  void a_team_of_nobody_pays_only_what_is_flat() throws Exception {
    LockIn found = LockIn.of(read("{subscription: {seats: 0, flatMonth: 10}}"));

    assertThat(found.monthly()).hasSize(36).containsOnly(10.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{horizonMonths: 0} | horizonMonths: a whole number, 1 to 600, is needed",
        "{horizonMonths: 601} | horizonMonths",
        "{horizonMonths: 1.5} | horizonMonths",
        "{subscription: {renewalMonths: 0}} | subscription.renewalMonths",
        "{subscription: {pricePerSeatMonth: -1}} | subscription.pricePerSeatMonth: a number, not below 0",
        "{subscription: {pricePerSeatMonth: 1e300}} | subscription.pricePerSeatMonth",
        "{subscription: {pricePerSeatMonth: '12'}} | subscription.pricePerSeatMonth",
        "{subscription: {priceSteps: [{month: 0, price: 1}]}} | subscription.priceSteps[0].month",
        "{subscription: {priceSteps: [{month: 37, price: 1}]}} | subscription.priceSteps[0].month",
        "{subscription: {priceSteps: [{month: 3}]}} | subscription.priceSteps[0].price: is missing",
        "{subscription: {seatSteps: [{month: 3, add: 1}, {month: 3, add: 2}]}} | seatSteps[1].month",
        "{subscription: {seatSteps: {}}} | subscription.seatSteps: a list is needed",
        "{alternative: {parallelMonths: -1}} | alternative.parallelMonths",
        "{alternative: [1]} | alternative: an object is needed",
        "{exit: {cap: -5}} | exit.cap",
        "{exits: {}} | exits: is not known",
      })
  void wrong_inputs_are_refused_by_their_path(String yaml, String mistake) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(LockInReader.Invalid.class)
        .hasMessageContaining(mistake);
  }

  private static LockInInputs read(String yaml) throws Exception {
    return LockInReader.read(new YAMLMapper().readTree(yaml), 6);
  }

  private static JsonNode golden(String name) throws Exception {
    return Json.MAPPER.readTree(Golden.text("lockin/" + name + ".json"));
  }
}
