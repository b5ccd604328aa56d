package dev.makertime.reporter.http.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.platform.figures.PlatformFigures.Withholding;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.survey.SurveyAnswers;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.Organization;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import dev.makertime.reporter.store.StoredPlatform;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.reporter.survey.Surveys;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a platform, and to whom. */
@NullUnmarked // what is not there fails the test
class PlatformRoutesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
  private static final LocalDate SUNDAY = MONDAY.plusDays(6);
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
  private static final List<ConfiguredSource> SOURCES =
      List.of(new ConfiguredSource("gitlab", "gitlab", null, null));
  private static final Viewer MANAGER =
      new Viewer("mia", null, Set.of(Role.MANAGER), Set.of(), false);

  @TempDir Path directory;
  private DayStore store;
  private Organization organization;
  private PlatformRoutes routes;
  private Surveys surveys;

  @BeforeEach
  void open() throws Exception {
    organization =
        OrganizationFile.read(
            Files.writeString(
                directory.resolve("organization.yaml"),
                "people: []\nprojects: [{id: churn, subjects: [\"etl*\"]}]\n"));
    store = DayStore.open(directory.resolve("store"));
    surveys = Surveys.in(directory, 5, Clock.fixed(NOW, ZoneOffset.UTC));
    routes =
        new PlatformRoutes(
            store,
            () -> organization,
            SOURCES,
            PrivacySettings.DEFAULT,
            Clock.fixed(NOW, ZoneOffset.UTC),
            surveys);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void the_answer_is_what_commands_compute_from_the_store_also_once_it_was_json() throws Exception {
    take("etl", RunTrigger.SCHEDULE, "etl2", RunTrigger.WEB, "ci", RunTrigger.PUSH);

    PlatformFigures computed =
        new StoredPlatform(store, organization, SOURCES, 5, Map.of())
            .figures(
                new StoredPlatform.Question(MONDAY, SUNDAY, null), Withholding.DIFFERENCES, NOW);
    Object answer = routes.answer(Viewer.AT_THE_MACHINE, MONDAY, SUNDAY, null, true);

    assertThat(answer).isEqualTo(computed);
    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(answer), PlatformFigures.class))
        .isEqualTo(computed);
    assertThat(computed.boxes().get("command").denominator()).isEqualTo(3);
  }

  @Test
  void what_people_answered_takes_the_place_of_what_no_run_tells() throws Exception {
    take("etl", RunTrigger.SCHEDULE, "etl2", RunTrigger.WEB, "ci", RunTrigger.PUSH);
    Surveys.Opened opened = surveys.open("june", 5, 5);
    for (int i = 0; i < 5; i++) {
      surveys.answer(
          opened.codes().get(i), new SurveyAnswers(Map.of(), Map.of(PlatformBox.LOGS, i < 4)));
    }
    surveys.end();
    surveys.keep();

    PlatformFigures all =
        (PlatformFigures) routes.answer(Viewer.AT_THE_MACHINE, MONDAY, SUNDAY, null, true);
    PlatformFigures ofOne =
        (PlatformFigures) routes.answer(Viewer.AT_THE_MACHINE, MONDAY, SUNDAY, "churn", true);

    assertThat(all.boxes().get("logs").share()).isEqualTo(0.8);
    assertThat(all.boxes().get("logs").kind()).isEqualTo(FigureCertainty.ASSUMED);
    assertThat(ofOne.boxes().get("logs").kind()).isEqualTo(FigureCertainty.UNKNOWN);
  }

  @Test
  void a_project_has_the_subjects_of_its_patterns_and_a_subject_its_own_runs() throws Exception {
    take("etl", RunTrigger.SCHEDULE, "etl2", RunTrigger.WEB, "ci", RunTrigger.PUSH);

    assertThat(jobs(Viewer.AT_THE_MACHINE, "churn")).containsExactly("etl", "etl2");
    assertThat(jobs(Viewer.AT_THE_MACHINE, "ci")).containsExactly("ci");
    assertThatThrownBy(() -> jobs(Viewer.AT_THE_MACHINE, "etl3"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("did you mean etl");
  }

  @Test
  void of_few_people_managers_are_told_nothing_but_why() throws Exception {
    take("etl", RunTrigger.SCHEDULE, "secret", RunTrigger.WEB);

    assertThat(answer(null)).isInstanceOf(PlatformRoutes.Withheld.class);
    assertThatThrownBy(() -> answer("secret"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("there is no project secret");
  }

  @Test
  void of_enough_people_managers_are_told_sums_and_no_job_of_few() throws Exception {
    take("etl", RunTrigger.SCHEDULE, "ci", RunTrigger.WEB, "ops", RunTrigger.WEB);
    published("ci");

    assertThat(jobs(MANAGER, null)).containsExactly("etl");
    assertThat(((PlatformFigures) answer(null)).boxes().get("command").denominator()).isEqualTo(3);
    assertThatThrownBy(() -> answer("ci")).isInstanceOf(Problem.class);
    assertThat(jobs(MANAGER, "etl")).containsExactly("etl");
  }

  @Test
  void a_project_with_a_subject_of_few_people_is_withheld_like_the_subject() throws Exception {
    take("etl", RunTrigger.WEB, "etl2", RunTrigger.WEB, "ci", RunTrigger.WEB);
    published("etl", "ci");

    assertThat(answer("churn")).isInstanceOf(PlatformRoutes.Withheld.class);
  }

  private Object answer(@Nullable String project) throws Problem {
    return routes.answer(MANAGER, MONDAY, SUNDAY, project, false);
  }

  private List<String> jobs(Viewer viewer, @Nullable String project) throws Problem {
    Object answer = routes.answer(viewer, MONDAY, SUNDAY, project, viewer.everything());
    return ((PlatformFigures) answer).jobs().stream().map(job -> job.subject()).toList();
  }

  private void published(String... names) {
    TreeMap<String, Share> subjects = new TreeMap<>();
    for (String name : names) {
      subjects.put(name, new Share(0, 0, 60));
    }
    store
        .published()
        .put(
            Map.of(
                new TeamWeek("team", MONDAY),
                new PublishedWeek(
                    new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, subjects, 1)));
  }

  /** Subjects with what set off their only run. */
  private void take(Object... subjectsAndTriggers) {
    List<TopicTable.Change<Run>> changes = new ArrayList<>();
    Instant at = MONDAY.atTime(10, 0).toInstant(ZoneOffset.UTC);
    for (int i = 0; i < subjectsAndTriggers.length; i += 2) {
      String subject = (String) subjectsAndTriggers[i];
      Run run =
          Run.of("gitlab", "host/" + subject, 1)
              .kind(RunKind.PIPELINE)
              .subject(subject)
              .trigger((RunTrigger) subjectsAndTriggers[i + 1])
              .status(RunStatus.SUCCESS)
              .times(at, at, at.plusSeconds(60))
              .build();
      changes.add(new TopicTable.Change<>(run.id(), run));
    }
    store.runs().take(changes, Map.of(0, 1L));
    store.together(() -> store.runs().save());
  }
}
