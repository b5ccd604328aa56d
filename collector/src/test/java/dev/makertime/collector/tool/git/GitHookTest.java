package dev.makertime.collector.tool.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of git, as trace2 tells them. */
class GitHookTest {
  private static final GitHook HOOK = new GitHook("git", List.of(), Duration.ofSeconds(5));
  private static final String ID = "git/" + Trace.SESSION;

  @Test
  void a_command_that_takes_a_while_is_a_wait_of_whose_address_git_has() {
    Reading.Found found = found(Trace.of("fetch").ends(90, 0));

    Activity wait = found.activities().get(0);
    assertThat(waits(found)).containsExactly(ID + " 10:00:00 10:01:30");
    assertThat(wait.identity()).isEqualTo("email:ana@example.com");
    assertThat(wait.labels()).isEqualTo(Map.of("trigger", "command", "job", "git-fetch"));
    assertThat(brief(found.runs().get(0)))
        .isEqualTo("COMMAND churn git-fetch COMMAND email:ana@example.com SUCCESS {}");
    assertThat(found.toString()).as("nothing else is kept").doesNotContain("secret", "https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "log", "diff", "rev-parse", "credential", "maintenance"})
  void nobody_waits_for_a_command_that_only_looks(String command) {
    assertThat(read(Trace.of(command).ends(90, 0)))
        .isEqualTo(new Reading.Ignored("no command that takes a while"));
  }

  @Test
  void a_short_command_is_ignored() {
    assertThat(read(Trace.of("push").ends(4, 0)))
        .isEqualTo(new Reading.Ignored("it took less than the minimum"));
  }

  @ParameterizedTest
  @CsvSource({"0, SUCCESS", "1, FAILED", "128, CANCELED", "130, CANCELED", "-1, FAILED"})
  void its_code_is_its_status(int code, String status) {
    assertThat(found(Trace.of("pull").ends(9, code)).runs().get(0).status()).hasToString(status);
  }

  @Test
  void time_in_an_editor_is_no_wait() {
    Trace commit = Trace.of("commit").child(0, "hook", "pre-commit", 1, 20);

    assertThat(waits(found(commit.child(1, "editor", "vim", 20, 80).ends(95, 0))))
        .containsExactly(ID + " 10:00:00 10:00:20", ID + "/2 10:01:20 10:01:35");
    assertThat(waits(found(commit.child(2, "pager", "less", 95, -1).ends(100, 0))))
        .as("one without an end is open up to the end")
        .containsExactly(ID + " 10:00:00 10:00:20", ID + "/2 10:01:20 10:01:35");
  }

  @Test
  void a_commit_that_was_only_an_editor_is_no_wait() {
    assertThat(read(Trace.of("commit").child(0, "editor", "vim", 1, 300).ends(301, 0)))
        .isInstanceOf(Reading.Ignored.class);
  }

  @ParameterizedTest
  @CsvSource({
    "subprocess, git-lfs filter-process, checkout, churn#lfs git-checkout",
    "dashed, git-lfs, _run_dashed_, churn#lfs git-lfs",
    "dashed, /usr/lib/git-lfs, _run_dashed_, churn#lfs git-lfs",
    "subprocess, other filter-process, checkout, churn git-checkout",
  })
  void large_files_are_a_subject_of_their_own(
      String type, String program, String command, String expected) {
    Run run = found(Trace.of(command).child(0, type, program, 1, 8).ends(9, 0)).runs().get(0);

    assertThat(run.subject() + " " + run.job()).isEqualTo(expected);
    assertThat(run.labels().containsKey(Run.LFS)).isEqualTo(expected.contains("#lfs"));
  }

  @Test
  void a_push_through_the_hook_of_large_files_is_told_as_such() {
    Trace push =
        Trace.of("push")
            .event(
                "child_start",
                1,
                "\"child_id\":0,\"child_class\":\"hook\",\"hook_name\":\"pre-push\",\"argv\":[\"x\"]");

    assertThat(found(push.ends(9, 0)).runs().get(0).subject()).isEqualTo("churn#lfs");
  }

  @Test
  void an_alias_is_the_command_that_it_runs() {
    Reading.Found found =
        found(Trace.of("_run_dashed_").within("fetch").within("upload-pack").ends(9, 0));

    assertThat(found.runs().get(0).job()).isEqualTo("git-fetch");
    assertThat(found.runs()).as("what is called within it is no run").hasSize(1);
    assertThat(found.runs().get(0).status()).hasToString("SUCCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "bash, sshd, COMMAND",
    "-zsh, login, COMMAND",
    "pwsh.exe, WindowsTerminal.exe, COMMAND",
    "bash, gitlab-runner, DEPENDENCY",
    "sh, Runner.Worker, DEPENDENCY",
    "sh, cron, SCHEDULE",
    "node, code, UNKNOWN",
    "idea, systemd, UNKNOWN",
  })
  void only_what_a_shell_called_is_waited_for(String nearest, String above, String trigger) {
    Reading.Found found = found(Trace.of("fetch").ancestry(nearest, above).ends(9, 0));

    assertThat(found.runs().get(0).trigger()).hasToString(trigger);
    assertThat(found.activities()).hasSize(trigger.equals("COMMAND") ? 1 : 0);
    assertThat(found.runs().get(0).who() == null).isEqualTo(found.activities().isEmpty());
  }

  @Test
  void a_variable_of_ci_is_ci() {
    Reading.Found found = found(Trace.of("clone").parameter("CI", "true").ends(9, 0));

    assertThat(found.activities()).isEmpty();
    assertThat(found.runs().get(0).trigger()).hasToString("DEPENDENCY");
  }

  @Test
  void a_command_of_nobody_is_a_run() {
    Reading.Found found = found(Trace.of("clone").without("user.email").ends(9, 0));

    assertThat(found.activities()).isEmpty();
    assertThat(found.runs()).hasSize(1);
  }

  /** SIGKILL leaves no end; a machine sends such a command after a day. */
  @Test
  void a_command_whose_end_nobody_told_ended_when_it_told_something_last() {
    Reading.Found killed =
        found(Trace.of("clone").child(0, "?", "index-pack", 40, -1).unfinished());

    assertThat(waits(killed)).containsExactly(ID + " 10:00:00 10:00:40");
    assertThat(killed.activities().get(0).labels()).containsEntry("end", "lost-end");
    assertThat(killed.runs().get(0).status()).hasToString("CANCELED");
    assertThat(killed.runs().get(0).revision())
        .isLessThan(found(Trace.of("clone").ends(50, 0)).runs().get(0).revision());
  }

  @Test
  void a_torn_line_rejects_all_with_its_place() {
    String torn = Trace.of("fetch").ends(9, 0);

    assertThat(read(torn.substring(0, torn.length() - 4)))
        .isInstanceOfSatisfying(
            Reading.Rejected.class, rejected -> assertThat(rejected.why()).startsWith("line 9: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "20261341T100000.000000Z-H1-P1", "1999", "../../20260615T100000Z"})
  void a_session_that_names_no_time_is_rejected(String session) {
    assertThat(read(Trace.of("fetch").ends(9, 0).replace(Trace.SESSION, session)))
        .isInstanceOf(Reading.Rejected.class);
  }

  private static Reading read(String body) {
    return HOOK.read(new Payload(Map.of(), body.getBytes(UTF_8), Instant.EPOCH));
  }

  private static Reading.Found found(String body) {
    assertThat(read(body)).isInstanceOf(Reading.Found.class);
    return (Reading.Found) read(body);
  }

  private static List<String> waits(Reading.Found found) {
    return found.activities().stream()
        .map(one -> "%s %s %s".formatted(one.id(), one.start(), one.end()))
        .map(text -> text.replaceAll("2026-06-15T|(?<=\\d)Z(?= |$)", ""))
        .toList();
  }

  private static String brief(Run run) {
    return "%s %s %s %s %s %s %s"
        .formatted(
            run.kind(),
            run.subject(),
            run.job(),
            run.trigger(),
            run.who(),
            run.status(),
            run.labels());
  }
}
