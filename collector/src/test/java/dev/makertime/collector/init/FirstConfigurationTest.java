package dev.makertime.collector.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose commits are whose, and what stands in the first organization file. */
class FirstConfigurationTest {
  private static final LocalDate SINCE = LocalDate.parse("2026-03-01");

  @TempDir Path directory;

  private final List<Account> accounts = new ArrayList<>();
  private final List<Commit> commits = new ArrayList<>();

  @Test
  void commits_are_theirs_who_bear_the_name_or_the_address() throws Exception {
    account("ana.sousa", "Ana Sousa", "ana@public.example");
    account("rui", "Rui Matos", null);
    account("ines", "Inês  Leal", null);
    account("tom-reed", "Tom", null);
    commit("somebody", "Ana@public.example");
    commit("Ana Sousa", "ana@work.example");
    commit("x", "17-rui@users.noreply.gitlab.com");
    commit("ines leal", "il@work.example");
    commit("T. R.", "tom.reed@work.example");
    commit("Guest", "guest@elsewhere.example");

    String yaml = yaml();
    Organization organization = organization(yaml);

    assertThat(organization.owners())
        .containsEntry("email:ana@public.example", "ana.sousa")
        .containsEntry("email:ana@work.example", "ana.sousa")
        .containsEntry("email:17-rui@users.noreply.gitlab.com", "rui")
        .containsEntry("email:il@work.example", "ines")
        .containsEntry("email:tom.reed@work.example", "tom-reed")
        .doesNotContainKey("email:guest@elsewhere.example");
    assertThat(yaml).contains("#   email:guest@elsewhere.example, Guest: 1 commits");
  }

  @Test
  void two_of_the_same_name_are_told_apart_by_nothing_and_get_nothing() throws Exception {
    account("maria1", "Maria Silva", null);
    account("maria2", "Maria Silva", null);
    commit("Maria Silva", "ms@work.example");

    assertThat(organization(yaml()).owners()).doesNotContainKey("email:ms@work.example");
  }

  @Test
  void bots_and_who_left_are_apart() throws Exception {
    accounts.add(new Account("project_7_bot", "deploy", null, true, false));
    accounts.add(new Account("gone", "Gone Long", null, false, true));
    commit("Gone Long", "gone@work.example");

    Organization organization = organization(yaml());

    assertThat(organization.bots()).containsExactly("gitlab:project_7_bot");
    Person gone = organization.people().get(0);
    assertThat(gone.employed().to()).isEqualTo(LocalDate.parse("2026-05-04"));
  }

  @Test
  void names_that_are_no_plain_text_of_yaml_are_kept_as_they_are() throws Exception {
    account("x", "- {a: \"b\"} # \\ é", null);

    assertThat(organization(yaml()).people().get(0).name()).isEqualTo("- {a: \"b\"} # \\ é");
  }

  @Test
  void a_name_can_neither_end_its_line_nor_spoil_the_file() throws Exception {
    for (String ending :
        List.of("\u2028", "\u2029", "\u0085", "\n", "\r", "\uFFFE", "\u0089", "\uD800")) {
      accounts.clear();
      commits.clear();
      account("x", "J" + ending + "measureFrom: 2020-01-01 #", null);
      commit("y" + ending + "measureFrom: 2020-01-01 #", "guest@elsewhere.example");

      Organization organization = organization(yaml());

      assertThat(organization.people().get(0).measureFrom()).isEqualTo(SINCE);
    }
  }

  @Test
  void an_empty_group_makes_a_file_that_can_be_read() throws Exception {
    assertThat(organization(yaml()).people()).isEmpty();
  }

  @Test
  void who_commits_in_a_subgroup_is_in_its_team() throws Exception {
    account("ana", "Ana", null);
    commit("Ana", "ana@work.example");

    assertThat(organization(yaml()).people().get(0).teamOn(LocalDate.parse("2026-05-04")))
        .isEqualTo("churn");
  }

  private void account(String username, String name, @Nullable String email) {
    accounts.add(new Account(username, name, email, false, false));
  }

  private void commit(String name, String email) {
    commits.add(
        new Commit(
            "data/churn/etl", name, email, OffsetDateTime.parse("2026-05-04T10:00:00+02:00")));
  }

  private String yaml() {
    GroupFindings findings =
        new GroupFindings(
            DirectoryTool.GITLAB,
            "data",
            accounts,
            List.of(new Repository(1, "data/churn/etl", SINCE)),
            commits);
    FirstDraft draft = new FirstDraft(SINCE, said -> {});
    draft.take(findings, "");
    return draft.write().organization();
  }

  private Organization organization(String yaml) throws Exception {
    return OrganizationFile.read(Files.writeString(directory.resolve("organization.yaml"), yaml));
  }
}
