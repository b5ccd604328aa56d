package dev.makertime.bench;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Organization;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Generates an organization in teams of ten, and some weeks of its events in order: waits,
 * presence, instants by hand and meetings in working hours.
 *
 * @param engineers how many people
 * @param activities how many in all
 * @param days that they are spread over, up to yesterday
 */
record Workload(int engineers, int activities, int days, LocalDate first) {
  static Workload until(Instant now, int engineers, int activities, int days) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Workload(engineers, activities, days, today.minusDays(days));
  }

  Organization organization() {
    StringBuilder yaml = new StringBuilder("measureFrom: " + first + "\npeople:\n");
    for (int i = 0; i < engineers; i++) {
      yaml.append("  - {id: p")
          .append(i)
          .append(", name: Person ")
          .append(i)
          .append(", identities: [\"gitlab:p")
          .append(i)
          .append("\"], teams: [{team: team-")
          .append(i / 10)
          .append(", from: 2020-01-01}]}\n");
    }
    try {
      return OrganizationFile.parse(yaml.toString());
    } catch (InvalidOrganization e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many of the days, up to today, are working days. */
  long weekdays() {
    return first
        .datesUntil(first.plusDays(days + 1L))
        .filter(date -> date.getDayOfWeek().getValue() <= 5)
        .count();
  }

  String identity(int engineer) {
    return "gitlab:p" + engineer;
  }

  /** All of them as they are on the topic; the engineer of each is the same for the same number. */
  Encoded encoded(String prefix, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Encoded encoded = new Encoded(activities);
    try {
      for (int i = 0; i < activities; i++) {
        int engineer = random.nextInt(engineers);
        LocalDate date = first.plusDays((long) i * days / activities);
        Activity activity = activity(prefix + i, engineer, date, random);
        encoded.add(activity.identity(), Json.MAPPER.writeValueAsBytes(activity));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return encoded;
  }

  Activity activity(String id, int engineer, LocalDate date, SplittableRandom random) {
    ActivityKind kind = kind(random.nextInt(100));
    Instant start =
        date.atTime(9, 0).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(8 * 3600));
    boolean instant = kind == ActivityKind.PRESENCE || kind == ActivityKind.MANUAL;
    Instant end = instant ? start : start.plusSeconds(60 + random.nextInt(2_400));
    Instant began = kind == ActivityKind.WAIT ? start.plusSeconds(30) : null;
    return new Activity(
        "gitlab.example.com/pipeline/" + id,
        Math.abs(random.nextInt()),
        identity(engineer),
        kind,
        start,
        began,
        end,
        null,
        kind == ActivityKind.MEETING ? "meetings" : "group/project-" + engineer % 40,
        Map.of("trigger", "push"),
        false);
  }

  private static ActivityKind kind(int percent) {
    if (percent < 45) {
      return ActivityKind.WAIT;
    }
    if (percent < 75) {
      return ActivityKind.PRESENCE;
    }
    return percent < 90 ? ActivityKind.MANUAL : ActivityKind.MEETING;
  }

  /** Keys and values as bytes, so that sending them costs what sending costs. */
  static final class Encoded {
    private final byte[][] keys;
    private final byte[][] values;
    private int size;

    Encoded(int most) {
      keys = new byte[most][];
      values = new byte[most][];
    }

    void add(String key, byte[] value) {
      keys[size] = key.getBytes(StandardCharsets.UTF_8);
      values[size++] = value;
    }

    int size() {
      return size;
    }

    byte[] key(int i) {
      return keys[i];
    }

    byte[] value(int i) {
      return values[i];
    }
  }
}
