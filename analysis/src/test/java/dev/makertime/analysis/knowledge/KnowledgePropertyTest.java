package dev.makertime.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;

class KnowledgePropertyTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final int DAYS = 60;
  private static final Instant NOW = Instant.parse("2026-04-20T15:00:00Z");
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private final Organization organization =
      OrganizationFile.parse(
          """
          people:
            - {id: ana, timeZone: Pacific/Auckland,
               identities: ["a:ana", "b:ana", "email:ana@example.com"]}
            - {id: bo, timeZone: America/St_Johns, identities: ["b:bo", "c:bo", "d:bo"]}
            - {id: cy, timeZone: UTC, identities: ["email:cy@example.com"]}
          """);

  KnowledgePropertyTest() throws InvalidOrganization {}

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 30)
  void what_is_taken_from_a_source_never_makes_more_known(int seed) {
    Random random = new Random(seed);
    List<SourceRecord> sources = sources(random);
    List<SourceRecord> fewer = new ArrayList<>(sources);
    int at = random.nextInt(fewer.size());
    fewer.set(at, less(random, fewer.get(at)));

    assertThat(everywhere(fewer, sources, (less, more) -> less.compareTo(more) <= 0)).isEmpty();
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 30)
  void another_source_that_is_read_never_makes_less_known(int seed) {
    Random random = new Random(seed);
    List<SourceRecord> sources = sources(random);
    List<SourceRecord> more = new ArrayList<>(sources);
    LocalDate from = FIRST.plusDays(random.nextInt(DAYS - 15));
    more.add(
        new SourceRecord(
            new ConfiguredSource(
                "e",
                random.nextBoolean() ? ConfiguredSource.CALENDAR : "gitlab",
                null,
                Duration.ofMinutes(5)),
            new Coverage("e", midnight(from).minusSeconds(86_400), NOW.minusSeconds(60)),
            new TreeSet<>()));

    assertThat(everywhere(sources, more, (less, now) -> now.compareTo(less) >= 0)).isEmpty();
  }

  private List<String> everywhere(
      List<SourceRecord> one, List<SourceRecord> other, BiPredicate<Known, Known> holds) {
    Knowledge first = Knowledge.of(organization, one, NOW);
    Knowledge second = Knowledge.of(organization, other, NOW);
    List<String> broken = new ArrayList<>();
    for (Person person : organization.people()) {
      for (int i = 0; i < DAYS; i++) {
        LocalDate date = FIRST.plusDays(i);
        for (EvidenceGroup group : EvidenceGroup.values()) {
          Known was = first.of(person, date).of(group);
          Known is = second.of(person, date).of(group);
          if (!holds.test(was, is)) {
            broken.add("%s of %s on %s: %s, %s".formatted(group, person.id(), date, was, is));
          }
        }
      }
    }
    return broken;
  }

  /** Read for less, or called less often; what it began with stays. */
  private static SourceRecord less(Random random, SourceRecord of) {
    Coverage read = of.read();
    if (read != null) {
      long seconds = Duration.between(read.from(), read.to()).toSeconds();
      Instant to = read.from().plusSeconds(random.nextLong(seconds + 1));
      return new SourceRecord(
          of.source(), new Coverage(read.source(), read.from(), to), of.called());
    }
    NavigableSet<LocalDate> called = new TreeSet<>(of.called());
    LocalDate first = called.isEmpty() ? null : called.first();
    called.removeIf(day -> !day.equals(first) && random.nextBoolean());
    return new SourceRecord(of.source(), null, called);
  }

  private static List<SourceRecord> sources(Random random) {
    List<SourceRecord> sources = new ArrayList<>();
    for (String name : NAMES) {
      if (random.nextInt(4) > 0) {
        sources.add(source(random, name, name, null));
      }
    }
    sources.add(
        source(
            random,
            "calendars",
            ConfiguredSource.CALENDAR,
            random.nextBoolean() ? null : "email:ana@example.com"));
    return sources;
  }

  private static SourceRecord source(
      Random random, String name, String kind, @Nullable String owner) {
    boolean calls = random.nextInt(3) == 0 && !kind.equals(ConfiguredSource.CALENDAR);
    NavigableSet<LocalDate> called = new TreeSet<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      called.add(FIRST.plusDays(random.nextInt(DAYS)));
    }
    Instant from = midnight(FIRST).plusSeconds(random.nextInt(30 * 86_400));
    Instant end =
        random.nextBoolean() ? NOW.minusSeconds(30) : from.plusSeconds(random.nextInt(2_000_000));
    Instant to = end.isAfter(NOW) ? NOW : end;
    return new SourceRecord(
        new ConfiguredSource(name, kind, owner, calls ? null : Duration.ofMinutes(5)),
        calls ? null : new Coverage(name, from, to.isBefore(from) ? from : to),
        calls ? called : new TreeSet<>());
  }

  private static Instant midnight(LocalDate date) {
    return Instant.parse(date + "T00:00:00Z");
  }
}
