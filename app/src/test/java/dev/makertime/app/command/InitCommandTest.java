package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.gitlab.SyntheticGitLab;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First contact with a GitLab of 20 people, 50 projects and 30,000 pipelines; fewer in haste. */
class InitCommandTest {
  private static final int PROJECTS = Thorough.isOn() ? 50 : 6;
  private static final int PIPELINES = Thorough.isOn() ? 30_000 : 1_800;
  private static final Map<String, String> TOKEN = Map.of("GITLAB_TOKEN", SyntheticGitLab.TOKEN);

  @TempDir Path directory;

  @Test
  void one_token_leads_from_nothing_to_the_last_quarters_report() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate since = today.minusDays(90);
    SyntheticGitLab gitLab =
        new SyntheticGitLab(20, PROJECTS, PIPELINES, since.plusDays(1), today.minusDays(1), 1);
    Path out = directory.resolve("it");
    try (ToolServer server = new ToolServer(gitLab);
        Child init =
            Child.start(
                directory.resolve("init.log"),
                TOKEN,
                "init",
                "--gitlab",
                server.url().toString(),
                "--group",
                SyntheticGitLab.GROUP,
                "--last",
                "P90D",
                "--out",
                out.toString())) {

      assertThat(init.exit(300)).describedAs(init.output()).isZero();

      assertThat(init.output())
          .contains("pipelines read")
          .contains("people: 18, who left: 1, bots: 1");
      Organization organization = OrganizationFile.read(out.resolve("organization.yaml"));
      assertThat(organization.bots()).containsExactly("gitlab:group_1_bot_0a1b");
      assertThat(organization.people()).hasSize(19);
      assertThat(organization.ownerOf("email:person3@corp.example")).isEqualTo("u3.dev");
      assertThat(manualSessions(out, since, today))
          .isPositive()
          .isLessThanOrEqualTo(gitLab.deploys());
      assertThat(Files.readString(out.resolve("report.html"))).contains("team0", "team1", "team2");
      assertThat(checked(out)).contains("GitLab 17.5.1 as reader, %d projects".formatted(PROJECTS));
    }
  }

  @Test
  void a_file_in_the_place_of_the_directory_is_said_before_anything_is_asked() throws Exception {
    Path file = Files.writeString(directory.resolve("makertime"), "a launcher");

    assertThat(refused(file)).contains("is a file: choose another --out");
  }

  @Test
  void what_is_there_already_is_not_written_over() throws Exception {
    Path file = Files.writeString(directory.resolve("organization.yaml"), "people: []\n");

    assertThat(refused(directory)).contains("organization.yaml already exists");
    assertThat(file).hasContent("people: []");
  }

  /** What it says when it ends without having asked a GitLab, of which there is none. */
  private String refused(Path out) throws Exception {
    try (Child init =
        Child.start(
            directory.resolve("init.log"),
            TOKEN,
            "init",
            "--gitlab",
            "http://127.0.0.1:1",
            "--group",
            "data",
            "--out",
            out.toString())) {
      assertThat(init.exit(60)).isEqualTo(1);
      return init.output();
    }
  }

  @Test
  void what_is_missing_or_wrong_is_said() throws Exception {
    SyntheticGitLab gitLab =
        new SyntheticGitLab(
            3, 1, 3, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-01"), 1);
    try (ToolServer server = new ToolServer(gitLab)) {
      String url = server.url().toString();

      assertThat(fails(Map.of("GITLAB_TOKEN", ""), url, "data"))
          .contains("the environment variable GITLAB_TOKEN is not set");
      assertThat(fails(Map.of("GITLAB_TOKEN", "wrong"), url, "data"))
          .contains("it does not accept the token (401)");
      assertThat(fails(TOKEN, url, "other")).contains("group other: it answered 404");
      assertThat(fails(TOKEN, "http://127.0.0.1:1", "data")).contains("no server answers at");
    }
  }

  private String fails(Map<String, String> environment, String url, String group) throws Exception {
    String out = directory.resolve("none").toString();
    try (Child init =
        Child.start(
            directory.resolve("init.log"),
            environment,
            "init",
            "--gitlab",
            url,
            "--group",
            group,
            "--out",
            out)) {
      assertThat(init.exit(60)).isEqualTo(1);
      return init.output();
    }
  }

  private String checked(Path out) throws Exception {
    try (Child check =
        Child.start(
            directory.resolve("check.log"),
            TOKEN,
            "check",
            "--config",
            out.resolve("makertime.yaml").toString())) {
      assertThat(check.exit(60)).describedAs(check.output()).isZero();
      return check.output();
    }
  }

  private static long manualSessions(Path out, LocalDate from, LocalDate to) throws Exception {
    try (DayStore store = DayStore.open(out.resolve("data/store"))) {
      List<EngineerDay> days = store.days(new DayStore.Query(from, to, null, null));
      return days.stream().mapToLong(EngineerDay::manualSessions).sum();
    }
  }
}
