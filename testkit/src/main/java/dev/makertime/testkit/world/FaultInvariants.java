package dev.makertime.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Checks the invariants after every fault: the activities topic has every acknowledged activity and
 * nothing else; days and team days equal those of a batch computation; and the parts of every
 * emitted day add up.
 */
public final class FaultInvariants {
  private final Supplier<Map<String, Object>> client;
  private final RandomWorld world;
  private final LocalDate first;
  private final List<Activity> acknowledged = new ArrayList<>();

  /**
   * A invariants with nothing acknowledged yet.
   *
   * @param client reaches the brokers, wherever they are by now
   * @param first the first day of the world's evidence
   */
  public FaultInvariants(Supplier<Map<String, Object>> client, RandomWorld world, LocalDate first) {
    this.client = client;
    this.world = world;
    this.first = first;
  }

  /** These were taken: from now on they must not be lost. */
  public synchronized void acknowledge(List<Activity> activities) {
    acknowledged.addAll(activities);
  }

  /** What was taken by now. */
  public synchronized List<Activity> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /**
   * Waits until everything holds, and fails if it does not in time.
   *
   * @param log what to show beside a difference
   * @return the days
   */
  public List<EngineerDay> check(
      Organization organization, String when, Duration patience, Supplier<String> log)
      throws InterruptedException {
    LocalDate last = first.plusDays(RandomWorld.DAYS + 3L);
    List<Activity> taken = acknowledged();
    List<EngineerDay> expected = world.expected(organization, taken, last, Instant.now());
    List<TeamDay> expectedOfTeams = TeamDay.of(organization, expected);
    List<EngineerDay> days = List.of();
    List<TeamDay> teamDays = List.of();
    long until = System.nanoTime() + patience.toNanos();
    do {
      try {
        days = within(last, latest(Topics.ENGINEER_DAYS), EngineerDay::date);
        teamDays = within(last, latest(Topics.TEAM_DAYS), TeamDay::date);
      } catch (TimeoutException e) {
        continue; // a broker that comes again may take longer than a client waits
      }
      expectedOfTeams = asWritten(TeamDay.of(organization, expected), teamDays);
      if (days.equals(expected) && teamDays.equals(expectedOfTeams)) {
        break;
      }
      Pause.betweenTries();
    } while (System.nanoTime() < until);
    assertThat(differences(expected, days)).as(() -> when + "\n" + log.get()).isEmpty();
    assertThat(teamDays).as("teams " + when).isEqualTo(expectedOfTeams);
    Set<Activity> there = new HashSet<>();
    TopicReader.read(
        client.get(),
        Topics.ACTIVITIES,
        record -> there.add(value(Topics.ACTIVITIES, Objects.requireNonNull(record.value()))));
    assertThat(there).as("activities on the topic " + when).isEqualTo(Set.copyOf(taken));
    checkWholes();
    return days;
  }

  /** A release before this one wrote no contributors; its days are read as it wrote them. */
  private static List<TeamDay> asWritten(List<TeamDay> expected, List<TeamDay> written) {
    Set<String> without = new HashSet<>();
    for (TeamDay day : written) {
      if (day.contributors() == null) {
        without.add(day.key());
      }
    }
    return expected.stream()
        .map(day -> without.contains(day.key()) ? withoutContributors(day) : day)
        .toList();
  }

  private static TeamDay withoutContributors(TeamDay day) {
    ObjectNode json = Json.MAPPER.valueToTree(day);
    json.remove("contributors");
    try {
      return Json.MAPPER.treeToValue(json, TeamDay.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a batch makes of what was taken by now. */
  public List<EngineerDay> expected(Organization organization) {
    return world.expected(
        organization, acknowledged(), first.plusDays(RandomWorld.DAYS + 3L), Instant.now());
  }

  /** The days that a range of dates has among others. */
  public List<EngineerDay> within(List<EngineerDay> days) {
    return within(first.plusDays(RandomWorld.DAYS + 3L), days, EngineerDay::date);
  }

  private void checkWholes() {
    TopicReader.read(
        client.get(),
        Topics.ENGINEER_DAYS,
        record -> {
          if (record.value() != null) {
            EngineerDay day = value(Topics.ENGINEER_DAYS, record.value());
            assertThat(day.meeting() + day.manual() + day.waiting() + day.technical())
                .as(day.key())
                .isEqualTo(day.available());
          }
        });
  }

  /** What is there and should not be (+), and what should be and is not (-): short to read. */
  private static List<String> differences(List<EngineerDay> expected, List<EngineerDay> days) {
    Set<EngineerDay> extra = new HashSet<>(days);
    expected.forEach(extra::remove);
    Set<EngineerDay> missing = new HashSet<>(expected);
    days.forEach(missing::remove);
    return Stream.concat(
            missing.stream().map(day -> "- " + day), extra.stream().map(day -> "+ " + day))
        .sorted(Comparator.comparing(line -> line.substring(2)))
        .toList();
  }

  private <V> List<V> latest(Topic<String, V> topic) {
    Map<String, V> latest = new TreeMap<>();
    TopicReader.read(
        client.get(),
        topic,
        record -> {
          if (record.value() == null) {
            latest.remove(record.key());
          } else {
            latest.put(record.key(), value(topic, record.value()));
          }
        });
    return List.copyOf(latest.values());
  }

  private static <V> V value(Topic<String, V> topic, byte[] bytes) {
    return topic.value().deserializer().deserialize(topic.name(), bytes);
  }

  private <V> List<V> within(LocalDate last, List<V> days, Function<V, LocalDate> date) {
    return days.stream()
        .filter(day -> !date.apply(day).isAfter(last))
        .filter(day -> !date.apply(day).isBefore(first.minusDays(5)))
        .toList();
  }
}
