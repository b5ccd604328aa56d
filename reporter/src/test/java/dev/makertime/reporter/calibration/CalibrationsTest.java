package dev.makertime.reporter.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.calibration.ConfusionMatrix;
import dev.makertime.analysis.calibration.WorkCategory;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.testkit.waiting.ManualClock;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say of their days, and an attacker who reads the disk whenever they like. */
class CalibrationsTest {
  private static final List<String> PEOPLE = List.of("ana", "bo", "cem", "dee", "eli", "fay");

  /** A Wednesday. */
  private static final Instant NOW = Instant.parse("2026-06-17T10:00:00Z");

  @TempDir Path data;
  private final ManualClock clock = new ManualClock(NOW);
  private final Map<String, WorkCategory> measured = new HashMap<>();
  private Organization organization;
  private Calibrations calibrations;

  @BeforeEach
  void start() throws Exception {
    StringBuilder yaml = new StringBuilder("people:\n");
    PEOPLE.forEach(
        id -> yaml.append("  - {id: %1$s, identities: [\"gitlab:%1$s\"]}\n".formatted(id)));
    organization = OrganizationFile.parse(yaml.toString());
    calibrations = open();
  }

  @Test
  void nobody_says_anything_who_does_not_take_part() {
    assertThatThrownBy(() -> calibrations.tap(person("ana"), WorkCategory.MEETING))
        .hasMessage("you do not take part");
  }

  @Test
  void four_times_a_day_and_not_at_once() throws Exception {
    calibrations.join(person("ana"));
    calibrations.tap(person("ana"), WorkCategory.MEETING);
    assertThatThrownBy(() -> calibrations.tap(person("ana"), WorkCategory.MEETING))
        .hasMessageContaining("less than 20 minutes ago");
    for (int i = 0; i < 3; i++) {
      clock.move(Duration.ofMinutes(20));
      calibrations.tap(person("ana"), WorkCategory.TECHNICAL);
    }
    clock.move(Duration.ofMinutes(20));

    assertThat(calibrations.of(person("ana")).leftToday()).isZero();
    assertThatThrownBy(() -> calibrations.tap(person("ana"), WorkCategory.MEETING))
        .hasMessageContaining("4 times today");
    assertThat(calibrations.of(person("bo")).open()).isEmpty();
  }

  @Test
  void not_on_a_free_day_nor_after_three_weeks() throws Exception {
    calibrations.join(person("ana"));
    clock.move(Duration.ofDays(3));
    assertThatThrownBy(() -> calibrations.tap(person("ana"), WorkCategory.TECHNICAL))
        .hasMessageContaining("no working day");
    clock.move(Duration.ofDays(17));
    calibrations.tap(person("ana"), WorkCategory.TECHNICAL);
    clock.move(Duration.ofDays(1));

    assertThatThrownBy(() -> calibrations.tap(person("ana"), WorkCategory.TECHNICAL))
        .hasMessageContaining("three weeks are over");
  }

  @Test
  void nothing_is_counted_of_four_people_or_of_days_that_are_not_final() throws Exception {
    say(PEOPLE);
    PEOPLE.subList(0, 4).forEach(id -> measured.put(id, WorkCategory.TECHNICAL));

    calibrations.count((id, at) -> measured.get(id));

    assertThat(calibrations.counts()).isEqualTo(ConfusionMatrix.NONE);
    assertThat(calibrations.of(person("ana")).open()).hasSize(1);
  }

  @Test
  void what_is_counted_has_no_person_and_no_time_on_disk() throws Exception {
    say(PEOPLE);
    PEOPLE.forEach(id -> measured.put(id, WorkCategory.TECHNICAL));

    calibrations.count((id, at) -> measured.get(id));

    assertThat(calibrations.counts().pairs()).isEqualTo(6);
    assertThat(calibrations.of(person("ana")).open()).isEmpty();
    for (String id : PEOPLE) {
      calibrations.leave(person(id));
    }
    String disk = disk();
    assertThat(disk).contains("\"counts\"").doesNotContain("2026", "T10:");
    PEOPLE.forEach(id -> assertThat(disk).doesNotContain('"' + id + '"'));
  }

  @Test
  void between_two_looks_at_the_disk_counts_grow_by_five_people_or_not_at_all() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    PEOPLE.forEach(id -> measured.put(id, WorkCategory.TECHNICAL));
    for (String id : PEOPLE) {
      calibrations.join(person(id));
    }
    int before = 0;
    for (int hour = 0; hour < 24 * 10; hour++) {
      clock.move(Duration.ofHours(1));
      for (String id : PEOPLE) {
        if (random.nextInt(id.equals("ana") ? 2 : 20) == 0) {
          tapIfTaken(id, List.of(WorkCategory.values()).get(random.nextInt(5)));
        }
      }
      calibrations.count((id, at) -> measured.get(id));
      ConfusionMatrix now = new CalibrationFile(data).counts();
      assertThat(now.pairs() - before).matches(grown -> grown == 0 || grown >= 5, "0 or 5");
      before = now.pairs();
    }
    assertThat(before).isPositive();
    // who says more than others has no more in it than one in five
    assertThat(calibrations.of(person("ana")).open()).isNotEmpty();
  }

  @Test
  void who_leaves_takes_along_what_is_not_counted() throws Exception {
    say(List.of("ana", "bo"));

    calibrations.leave(person("ana"));

    assertThat(disk()).doesNotContain("\"ana\"").contains("\"bo\"");
    assertThat(calibrations.of(person("ana")).since()).isNull();
  }

  @Test
  void erasing_leaves_nothing_of_a_person() throws Exception {
    say(List.of("ana", "bo"));

    assertThat(new CalibrationFile(data).erase("ana")).isEqualTo(2);
    assertThat(new CalibrationFile(data).erase("ana")).isZero();

    assertThat(disk()).doesNotContain("\"ana\"").contains("\"bo\"");
  }

  @Test
  void after_five_weeks_nothing_is_left_of_what_could_never_be_counted() throws Exception {
    say(List.of("ana"));
    clock.move(Duration.ofDays(36));

    calibrations.count((id, at) -> null);

    assertThat(disk()).doesNotContain("\"ana\"");
  }

  @Test
  void it_goes_on_after_a_restart() throws Exception {
    say(PEOPLE);
    calibrations = open();
    PEOPLE.forEach(id -> measured.put(id, WorkCategory.TECHNICAL));

    calibrations.count((id, at) -> measured.get(id));

    assertThat(open().counts().pairs()).isEqualTo(6);
  }

  /** Each once, not all alike. */
  private void say(List<String> people) throws Exception {
    for (String id : people) {
      calibrations.join(person(id));
      calibrations.tap(person(id), id.equals("ana") ? WorkCategory.MANUAL : WorkCategory.TECHNICAL);
    }
  }

  private void tapIfTaken(String id, WorkCategory said) throws Exception {
    try {
      calibrations.tap(person(id), said);
    } catch (Calibrations.Refused e) {
      assertThat(e).hasMessageNotContaining("Exception");
    }
  }

  private Calibrations open() throws Exception {
    return new Calibrations(new CalibrationFile(data), 5, clock, new SplittableRandom(1));
  }

  private Person person(String id) {
    return Objects.requireNonNull(organization.peopleById().get(id));
  }

  /** All bytes of the directory, as text. */
  private String disk() throws Exception {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.add(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return String.join("\n", all);
  }
}
