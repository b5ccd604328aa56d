package dev.makertime.collector.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.organization.OrganizationFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which accounts in a GitLab, a GitHub, an MLflow and an Airflow become one person. */
class PeopleAcrossToolsTest {
  private static final LocalDate SINCE = LocalDate.parse("2026-03-01");

  @TempDir Path directory;

  private final Map<DirectoryTool, List<Account>> accounts = new HashMap<>();
  private final Map<DirectoryTool, List<Commit>> commits = new HashMap<>();

  @Test
  void an_address_a_full_name_or_a_username_in_common_makes_them_one() throws Exception {
    account(DirectoryTool.GITLAB, "ana.sousa", "Ana Sousa", "ana@work.example");
    account(DirectoryTool.GITLAB, "rm", "Rúi Matos", null);
    account(DirectoryTool.GITLAB, "tom-reed", "Tom", null);
    account(DirectoryTool.GITHUB, "asousa-hub", "A. S.", "Ana@Work.example");
    account(DirectoryTool.GITHUB, "ruimatos99", "rui  matos", null);
    account(DirectoryTool.GITHUB, "TomReed", "TomReed", null);

    String yaml = yaml();

    assertThat(organization(yaml).owners())
        .containsEntry("github:asousa-hub", "ana.sousa")
        .containsEntry("github:ruimatos99", "rm")
        .containsEntry("github:tomreed", "tom-reed");
    assertThat(organization(yaml).people()).hasSize(3);
    assertThat(yaml)
        .contains("\"github:asousa-hub\"  # guess: an e-mail address in common")
        .contains("\"github:ruimatos99\"  # guess: the same full name")
        .contains("\"github:tomreed\"  # guess: the same username");
  }

  @Test
  void who_commits_with_the_same_address_in_both_is_one_person_with_all_addresses()
      throws Exception {
    account(DirectoryTool.GITLAB, "ana", "Ana Sousa", null);
    account(DirectoryTool.GITHUB, "xyz", "xyz", "home@elsewhere.example");
    commit(DirectoryTool.GITLAB, "Ana Sousa", "home@elsewhere.example");
    commit(DirectoryTool.GITHUB, "Ana Sousa", "other@elsewhere.example");
    commit(DirectoryTool.GITHUB, "Ana Sousa", "home@elsewhere.example");

    Organization organization = organization(yaml());

    assertThat(organization.owners())
        .containsEntry("github:xyz", "ana")
        .containsEntry("email:home@elsewhere.example", "ana")
        .containsEntry("email:other@elsewhere.example", "ana");
  }

  @Test
  void what_fits_two_people_is_nobodys_and_stands_by_itself() throws Exception {
    account(DirectoryTool.GITLAB, "maria1", "Maria Silva", null);
    account(DirectoryTool.GITLAB, "maria2", "Maria Silva", null);
    account(DirectoryTool.GITHUB, "ms", "Maria Silva", null);
    account(DirectoryTool.GITHUB, "elsewhere", "Zoe Elsewhere", null);

    Organization organization = organization(yaml());

    assertThat(organization.people())
        .extracting(Person::id)
        .containsExactly("maria1", "maria2", "elsewhere", "ms");
    assertThat(organization.owners()).containsEntry("github:ms", "ms");
  }

  @Test
  void two_accounts_of_one_tool_with_the_same_name_do_not_become_one_person() throws Exception {
    account(DirectoryTool.GITLAB, "maria", "Maria Silva", null);
    account(DirectoryTool.GITHUB, "ms1", "Maria Silva", null);
    account(DirectoryTool.GITHUB, "ms2", "Maria Silva", null);

    assertThat(organization(yaml()).people())
        .extracting(Person::id)
        .containsExactly("maria", "ms1", "ms2");
  }

  @Test
  void two_accounts_that_share_a_username_and_nothing_else_have_ids_of_their_own()
      throws Exception {
    account(DirectoryTool.GITLAB, "sam", "Sam Long", "sam@work.example");
    account(DirectoryTool.GITLAB, "s.am", "Sam Short", null);
    account(DirectoryTool.GITHUB, "sam", "Samira Other", null);

    Organization organization = organization(yaml());

    assertThat(organization.people())
        .extracting(Person::id)
        .containsExactlyInAnyOrder("s.am", "sam", "github-sam");
  }

  @Test
  void who_is_blocked_in_one_tool_and_works_in_the_other_has_not_left() throws Exception {
    accounts(DirectoryTool.GITLAB).add(new Account("ana", "Ana Sousa", null, false, true));
    accounts(DirectoryTool.GITLAB).add(new Account("gone", "Gone Long", null, false, true));
    account(DirectoryTool.GITHUB, "ana", "Ana Sousa", null);
    accounts(DirectoryTool.GITHUB).add(new Account("deploy", "deploy", null, true, false));

    FirstConfiguration files = draft().write();

    assertThat(files.summary()).startsWith("people: 1, who left: 1, bots: 1");
    assertThat(organization(files.organization()).bots()).containsExactly("github:deploy");
    assertThat(organization(files.organization()).people())
        .filteredOn(one -> one.employed().to() != null)
        .extracting(Person::id)
        .containsExactly("gone");
  }

  @Test
  void users_of_mlflow_are_found_and_the_others_are_named_as_nobodys() throws Exception {
    account(DirectoryTool.GITLAB, "ana.sousa", "Ana Sousa", "asousa@work.example");
    account(DirectoryTool.GITLAB, "rm", "Rui Matos", null);
    FirstDraft draft = draft();
    try (ToolServer server = new ToolServer(question -> mlflow(question.path()))) {
      draft.mlflow(
          HttpApi.of(server.url(), ApiLogin.anonymous(), Clock.systemUTC()),
          server.url(),
          List.of("token: \"${MLFLOW_TRACKING_TOKEN}\""));
    }

    FirstConfiguration files = draft.write();

    assertThat(organization(files.organization()).owners())
        .containsEntry("mlflow:asousa", "ana.sousa")
        .containsEntry("mlflow:rm", "rm");
    assertThat(files.organization())
        .contains("\"mlflow:asousa\"  # guess: their address begins so")
        .contains("#   mlflow:guest")
        .doesNotContain("root");
    assertThat(files.makertime())
        .contains("- type: mlflow", "token: \"${MLFLOW_TRACKING_TOKEN}\"", "since: 2026-03-01");
  }

  @Test
  void hundreds_of_people_in_three_tools_make_a_file_that_can_be_read() throws Exception {
    for (int i = 0; i < 400; i++) {
      account(DirectoryTool.GITLAB, "user" + i, "Person " + i, null);
      account(DirectoryTool.GITHUB, "hub" + i, i % 2 == 0 ? "Person " + i : "Nickname " + i, null);
      commit(DirectoryTool.GITHUB, "Person " + i, "p" + i + "@work.example");
    }
    FirstDraft draft = draft();
    draft.airflow(URI.create("https://airflow.example.com"), "A_USER", "A_PASS");

    Organization organization = organization(draft.write().organization());

    assertThat(organization.people()).hasSize(600);
    assertThat(organization.owners()).hasSize(400 + 400 + 600 + 400);
  }

  private static Answer mlflow(String path) {
    if (path.endsWith("experiments/search")) {
      return Answer.of(Map.of("experiments", List.of(Map.of("experiment_id", "1", "name", "x"))));
    }
    List<Map<String, Object>> runs = new ArrayList<>();
    for (String user : List.of("asousa", "RM", "root", "guest", "guest", " ")) {
      Map<String, Object> tag = Map.of("key", "mlflow.user", "value", user);
      runs.add(Map.of("data", Map.of("tags", List.of(tag))));
    }
    return Answer.of(Map.of("runs", runs));
  }

  private List<Account> accounts(DirectoryTool tool) {
    return accounts.computeIfAbsent(tool, none -> new ArrayList<>());
  }

  private void account(DirectoryTool tool, String username, String name, @Nullable String email) {
    accounts(tool).add(new Account(username, name, email, false, false));
  }

  private void commit(DirectoryTool tool, String name, String email) {
    commits
        .computeIfAbsent(tool, none -> new ArrayList<>())
        .add(new Commit("data/churn", name, email, OffsetDateTime.parse("2026-05-04T10:00:00Z")));
  }

  private FirstDraft draft() {
    FirstDraft draft = new FirstDraft(SINCE, said -> {});
    for (DirectoryTool tool : List.of(DirectoryTool.GITLAB, DirectoryTool.GITHUB)) {
      draft.take(
          new GroupFindings(
              tool,
              "data",
              accounts(tool),
              List.of(new Repository(1, "data/churn", SINCE)),
              commits.getOrDefault(tool, List.of())),
          "");
    }
    return draft;
  }

  private String yaml() {
    return draft().write().organization();
  }

  private Organization organization(String yaml) throws Exception {
    return OrganizationFile.read(Files.writeString(directory.resolve("organization.yaml"), yaml));
  }
}
