package dev.makertime.analysis.attrition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.model.Employment;
import dev.makertime.model.Person;
import dev.makertime.testkit.Golden;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // what is not there fails the test
class AttritionTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two_left",
        "nobody_left",
        "no_people",
        "leaves_today_and_tomorrow",
        "before_and_after_window",
        "large",
        "other_prior"
      })
  void the_answers_are_exact(String name) throws IOException {
    JsonNode golden = Golden.attrition();
    JsonNode given = golden.path("inputs").path(name);
    List<Person> people = new ArrayList<>();
    given.path("people").forEach(person -> people.add(person(person)));

    Attrition found =
        Attrition.of(
            people,
            date(given.path("from")),
            date(given.path("to")),
            date(given.path("today")),
            prior(given.path("prior")),
            5);

    Golden.same(golden, found, golden.path("expected").path(name), name);
  }

  @Test
  void of_fewer_people_than_a_group_it_is_marked() {
    Attrition found = of(List.of(person("a", null, null)));

    assertThat(found.flags()).contains("BELOW_GROUP");
    assertThat(found.kind()).isEqualTo(FigureCertainty.ASSUMED);
  }

  @Test
  void somebody_who_left_before_the_period_shows_that_leavers_are_kept_on_file() {
    Attrition found =
        of(List.of(person("a", null, null), person("b", null, LocalDate.parse("2020-01-31"))));

    assertThat(found.leavers()).isZero();
    assertThat(found.flags()).doesNotContain("NO_LEAVER_ON_FILE");
  }

  private static Attrition of(List<Person> people) {
    return Attrition.of(
        people, LocalDate.parse("2026-01-01"), TODAY, TODAY, AttritionPrior.FIELD, 5);
  }

  private static AttritionPrior prior(JsonNode given) {
    return given.isMissingNode()
        ? AttritionPrior.FIELD
        : new AttritionPrior(given.path("rate").asDouble(), given.path("personYears").asDouble());
  }

  private static LocalDate date(JsonNode text) {
    return LocalDate.parse(text.asText());
  }

  private static Person person(JsonNode given) {
    JsonNode employed = given.path("employed");
    return person(
        given.path("id").asText(),
        employed.has("from") ? date(employed.path("from")) : null,
        employed.has("to") ? date(employed.path("to")) : null,
        given.path("shared").asBoolean());
  }

  private static Person person(String id, @Nullable LocalDate from, @Nullable LocalDate to) {
    return person(id, from, to, false);
  }

  private static Person person(
      String id, @Nullable LocalDate from, @Nullable LocalDate to, boolean shared) {
    Person nobody = Person.unknown();
    return new Person(
        id,
        null,
        nobody.timeZone(),
        nobody.workingHours(),
        List.of(),
        Set.of(),
        new Employment(from, to),
        List.of(),
        List.of(),
        nobody.policy(),
        null,
        shared);
  }
}
