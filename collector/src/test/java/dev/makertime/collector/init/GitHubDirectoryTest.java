package dev.makertime.collector.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first files of a GitHub organization, and of an Airflow beside it. */
class GitHubDirectoryTest {
  private static final LocalDate SINCE = LocalDate.parse("2026-03-01");

  @TempDir Path directory;

  @Test
  void members_become_people_and_their_commits_tell_addresses_but_no_hours() throws Exception {
    FirstConfiguration files = drafted(null);

    Organization organization = organization(files);
    assertThat(organization.bots()).containsExactly("github:deploy-bot");
    assertThat(organization.owners())
        .containsEntry("github:ana", "ana")
        .containsEntry("email:ana@work.example", "ana")
        .containsEntry("email:17+rui@users.noreply.github.com", "rui");
    assertThat(organization.people()).extracting(Person::id).containsExactly("ana", "rui");
    assertThat(files.organization())
        .contains("guess: commits in GitHub do not tell", "guess: commits bear their name")
        .doesNotContain("GitLab", "airflow:");
    assertThat(files.makertime())
        .contains("- type: github", "token: \"${GITHUB_TOKEN}\"", "- \"example/churn\"")
        .doesNotContain("example/old");
  }

  @Test
  void an_airflow_is_added_with_names_that_are_guesses() throws Exception {
    FirstConfiguration files = drafted(URI.create("https://airflow.example.com"));

    assertThat(organization(files).owners()).containsEntry("airflow:ana", "ana");
    assertThat(files.organization()).contains("airflow:ana\"  # guess: the same name in Airflow");
    assertThat(files.makertime())
        .contains("- type: airflow", "user: \"${A_USER}\"", "password: \"${A_PASS}\"");
  }

  @Test
  void an_organization_without_a_repository_is_said() throws Exception {
    try (ToolServer server = new ToolServer(question -> Answer.of(List.of()))) {
      assertThatThrownBy(() -> drafted(server, null))
          .hasMessageContaining("no repository of this organization");
    }
  }

  private static FirstConfiguration drafted(@Nullable URI airflow) throws Exception {
    try (ToolServer server =
        new ToolServer(
            question ->
                switch (question.path()) {
                  case "/orgs/example/members" ->
                      Answer.of(
                          List.of(
                              Map.of("login", "ana", "type", "User"),
                              Map.of("login", "rui", "type", "User"),
                              Map.of("login", "deploy-bot", "type", "Bot")));
                  case "/users/ana" -> Answer.of(Map.of("name", "Ana Sousa"));
                  case "/orgs/example/repos" ->
                      Answer.of(
                          List.of(
                              Map.of("id", 1, "full_name", "example/churn"),
                              Map.of("id", 2, "full_name", "example/old", "archived", true)));
                  case "/repos/example/churn/commits" ->
                      Answer.of(
                          List.of(
                              commit("Ana Sousa", "ana@work.example"),
                              commit("R.", "17+rui@users.noreply.github.com")));
                  default -> Answer.nothing();
                })) {
      return drafted(server, airflow);
    }
  }

  private static FirstConfiguration drafted(ToolServer server, @Nullable URI airflow)
      throws Exception {
    FirstDraft draft = new FirstDraft(SINCE, said -> {});
    draft.gitHub(
        HttpApi.of(server.url(), ApiLogin.bearer("t"), Clock.systemUTC()),
        server.url(),
        "example",
        "GITHUB_TOKEN");
    if (airflow != null) {
      draft.airflow(airflow, "A_USER", "A_PASS");
    }
    return draft.write();
  }

  private static Map<String, Object> commit(String name, String email) {
    return Map.of(
        "commit",
        Map.of("author", Map.of("name", name, "email", email, "date", "2026-05-04T10:00:00Z")));
  }

  private Organization organization(FirstConfiguration files) throws Exception {
    return OrganizationFile.read(
        Files.writeString(directory.resolve("organization.yaml"), files.organization()));
  }
}
