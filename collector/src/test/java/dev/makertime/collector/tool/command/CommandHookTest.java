package dev.makertime.collector.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.OddJson;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandHookTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-15T10:30:00Z");
  private static final String NOTE =
      """
      {"start":1781517600120,"end":1781517780340,"pid":4711,"exit":0,"signal":0,"lost":false,\
      "how":"typed","user":"ana","host":"lab1","as":"","command":"python","label":""}""";

  private final CommandHook hook = new CommandHook("command", List.of("t"), Duration.ofSeconds(5));

  @Test
  void who_typed_a_command_waits_from_its_start_to_its_exit() {
    assertThat(activities(NOTE))
        .containsExactly(
            new Activity(
                "command/lab1/1781517600120-4711",
                1_781_517_780L * 16 + 5,
                "command:ana@lab1",
                ActivityKind.WAIT,
                Instant.parse("2026-06-15T10:00:00Z"),
                Instant.parse("2026-06-15T10:00:00Z"),
                Instant.parse("2026-06-15T10:03:00Z"),
                null,
                "python",
                Map.of("trigger", "command", "job", "python", "exit", "0"),
                false));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"label\":\"\"', '\"label\":\"training\"', training, command:ana@lab1",
    "'\"as\":\"\"', '\"as\":\"email:ana@example.com\"', python, email:ana@example.com",
    "'\"as\":\"\"', '\"as\":\"Ana\"', python, command:ana",
    "'\"typed\"', '\"typed\"', python, command:ana@lab1"
  })
  void a_label_is_the_subject_and_a_user_may_say_who_they_are(
      String from, String to, String subject, String identity) {
    assertThat(activities(NOTE.replace(from, to)))
        .singleElement()
        .satisfies(one -> assertThat(one.subject()).isEqualTo(subject))
        .satisfies(one -> assertThat(one.identity()).isEqualTo(identity));
  }

  @ParameterizedTest
  @CsvSource({
    "typed, '', true", "typed, ana, true", "unknown, '', false", "unknown, ana, true",
    "ci, '', false", "ci, ana, false", "cron, '', false", "cron, ana, false"
  })
  void what_ci_or_cron_starts_is_nobodys_wait(String how, String as, boolean isWait) {
    String note =
        NOTE.replace("\"typed\"", "\"" + how + "\"")
            .replace("\"as\":\"\"", "\"as\":\"" + as + "\"");

    assertThat(found(note).activities()).hasSize(isWait ? 1 : 0);
    assertThat(found(note).runs())
        .singleElement()
        .satisfies(run -> assertThat(run.who() != null).isEqualTo(isWait));
  }

  @ParameterizedTest
  @CsvSource({
    "typed, 0, 0, COMMAND, SUCCESS",
    "typed, 1, 0, COMMAND, FAILED",
    "typed, 130, 0, COMMAND, CANCELED",
    "typed, 0, 9, COMMAND, FAILED",
    "typed, 0, 15, COMMAND, CANCELED",
    "ci, 2, 0, DEPENDENCY, FAILED",
    "cron, 0, 0, SCHEDULE, SUCCESS",
    "unknown, 0, 0, UNKNOWN, SUCCESS"
  })
  void every_command_is_a_run_whether_or_not_somebody_waits(
      String how, int exit, int signal, RunTrigger trigger, RunStatus status) {
    String note =
        NOTE.replace("\"typed\"", "\"" + how + "\"")
            .replace("\"exit\":0", "\"exit\":" + exit)
            .replace("\"signal\":0", "\"signal\":" + signal);

    assertThat(found(note).runs())
        .containsExactly(
            Run.of("command", "command/lab1/1781517600120-4711", 1_781_517_780L * 16 + 5)
                .kind(RunKind.COMMAND)
                .subject("python")
                .job("python")
                .trigger(trigger)
                .who(how.equals("typed") ? "command:ana@lab1" : null)
                .status(status)
                .times(
                    Instant.parse("2026-06-15T10:00:00.120Z"),
                    Instant.parse("2026-06-15T10:00:00.120Z"),
                    Instant.parse("2026-06-15T10:03:00.340Z"))
                .build());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 148})
  void a_command_of_which_nobody_knows_how_it_ended_is_a_wait_and_no_run(int exit) {
    Reading.Found found = found(NOTE.replace("\"exit\":0", "\"exit\":" + exit));

    assertThat(found.activities()).hasSize(1);
    assertThat(found.runs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4999, false", "5000, true", "2678400000, true", "2678400001, false"})
  void only_what_took_the_minimum_is_told(long millis, boolean isTold) {
    String note = NOTE.replace("1781517780340", Long.toString(1_781_517_600_120L + millis));

    assertThat(read(note) instanceof Reading.Found).isEqualTo(isTold);
  }

  @Test
  void a_command_whose_end_nobody_saw_ended_when_it_was_seen_last() {
    Activity lost = activities(NOTE.replace("\"lost\":false", "\"lost\":true")).get(0);
    Activity ended = activities(NOTE).get(0);

    assertThat(lost.labels()).containsEntry("end", "lost-end").doesNotContainKey("exit");
    assertThat(found(NOTE.replace("\"lost\":false", "\"lost\":true")).runs().get(0).status())
        .isEqualTo(RunStatus.CANCELED);
    assertThat(lost.id()).isEqualTo(ended.id());
    assertThat(lost.revision()).as("an end that was seen holds").isLessThan(ended.revision());
  }

  @Test
  void a_signal_stands_in_the_place_of_the_exit_status_and_an_unknown_one_is_absent() {
    assertThat(activities(NOTE.replace("\"signal\":0", "\"signal\":9")).get(0).labels())
        .containsEntry("exit", "signal 9");
    assertThat(activities(NOTE.replace("\"exit\":0", "\"exit\":-1")).get(0).labels())
        .doesNotContainKey("exit");
  }

  @ParameterizedTest
  @CsvSource({"0,", "120,", "-120,", "121, 121 s", "-3600, -3600 s"})
  void a_clock_that_differs_by_more_than_two_minutes_is_noted_and_changes_no_time(
      long seconds, String noted) {
    String sent = Long.toString(RECEIVED.plusSeconds(seconds).getEpochSecond());
    Reading reading = hook.read(payload(NOTE, Map.of("X-Makertime-Sent", sent)));

    Activity activity = ((Reading.Found) reading).activities().get(0);
    assertThat(activity.labels().get("clock-drift")).isEqualTo(noted);
    assertThat(activity.start()).isEqualTo(Instant.parse("2026-06-15T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python --token=canary",
        "/home/canary/python",
        "python\\tcanary",
        "canary=1 python",
        "python;canary",
        "https://canary:canary@host/?canary"
      })
  void arguments_and_directories_that_a_machine_ought_not_to_send_are_not_kept(String command) {
    String note =
        NOTE.replace("\"python\"", "\"" + command + "\"")
            .replace("{\"start\"", "{\"cwd\":\"/canary\",\"args\":[\"canary\"],\"start\"")
            .replace("\"label\":\"\"", "\"label\":\"canary canary\"");

    assertThat(read(note).toString()).doesNotContain("canary");
    assertThat(activities(note).get(0).subject()).isIn("python", "shell");
  }

  @Test
  void one_line_that_cannot_be_read_rejects_all_with_its_number() {
    assertThat(read(NOTE + "\n\n{\"start\":1}\n"))
        .isInstanceOfSatisfying(
            Reading.Rejected.class,
            rejected -> assertThat(rejected.why()).startsWith("line 3: lacks host"));
    assertThat(activities(NOTE + "\n" + NOTE.replace("4711", "4712") + "\n")).hasSize(2);
  }

  @Test
  void whatever_is_odd_is_read_ignored_or_rejected() throws Exception {
    Random random = new Random(22);
    for (int i = 0; i < 5_000; i++) {
      JsonNode note = Json.MAPPER.readTree(NOTE);
      String what = OddJson.spoil(note, random);

      assertThat(read(note.toString()).checkedAt(RECEIVED)).as(what).isNotNull();
    }
  }

  private List<Activity> activities(String lines) {
    return found(lines).activities();
  }

  private Reading.Found found(String lines) {
    assertThat(read(lines)).as(read(lines).toString()).isInstanceOf(Reading.Found.class);
    return (Reading.Found) read(lines);
  }

  private Reading read(String lines) {
    return hook.read(payload(lines, Map.of()));
  }

  private static Payload payload(String lines, Map<String, String> headers) {
    return new Payload(headers, lines.getBytes(StandardCharsets.UTF_8), RECEIVED);
  }
}
