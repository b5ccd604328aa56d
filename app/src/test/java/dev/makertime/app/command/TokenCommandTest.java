package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.topics.permissions.OwnerOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @Test
  void tokens_are_made_listed_and_taken_back_and_only_their_hashes_are_kept() throws Exception {
    write("organization.yaml", "people: [{id: ana, teams: [{team: churn, from: 2026-01-01}]}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\nreporter: {auth: {tokens: tokens.json}}")
            .toString();

    assertThat(
            makertime.run(
                "token",
                "create",
                "--config",
                config,
                "--role",
                "lead",
                "--team",
                "churn",
                "--name",
                "Lea"))
        .isZero();
    String token = makertime.out().strip();
    assertThat(token).startsWith("mkt_").hasSize(47);
    assertThat(directory.resolve("tokens.json")).content().doesNotContain(token.substring(4));
    makertime.forgetOut();
    makertime.run("token", "list", "--config", config);
    assertThat(makertime.out()).contains("Lea", "lead", "teams churn");
    String id = makertime.out().substring(0, 8);

    assertThat(makertime.run("token", "revoke", "--config", config, id)).isZero();
    assertThat(makertime.run("token", "revoke", "--config", config, id)).isEqualTo(1);
    assertThat(makertime.run("token", "create", "--config", config, "--role", "lead")).isEqualTo(2);
    assertThat(
            makertime.run(
                "token", "create", "--config", config, "--role", "engineer", "--person", "x"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("a lead needs --team", "it has no person x");
  }

  @Test
  void a_token_of_a_name_that_nobody_has_is_not_made() throws Exception {
    write(
        "organization.yaml",
        "people: [{id: ana, teams: [{team: churn, from: 2026-01-01}]}, {id: 李雷}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\nreporter: {auth: {tokens: tokens.json}}")
            .toString();

    assertThat(
            makertime.run("token", "create", "--config", config, "--role=lead", "--team", "chrun"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("there is no team chrun; did you mean churn?");
    assertThat(
            makertime.run("token", "create", "--config", config, "--role=engineer", "--person=李蕾"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("it has no person 李蕾; did you mean 李雷?");
    assertThat(directory.resolve("tokens.json")).doesNotExist();
    assertThat(makertime.out()).isEmpty();
  }

  @Test
  void tokens_that_cannot_be_read_are_said_to_be_so_in_words() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\nreporter: {auth: {tokens: tokens.json}}")
            .toString();
    write("tokens.json", "[{");

    assertThat(makertime.run("token", "list", "--config", config)).isEqualTo(1);
    assertThat(makertime.run("check", "--config", config)).isEqualTo(1);
    assertThat(makertime.err())
        .containsPattern("tokens.json: line 1, column [0-9]: this is not well-formed JSON")
        .doesNotContain("fasterxml", "Unexpected");
  }

  @Test
  void grants_that_cannot_be_read_or_name_an_unknown_team_are_found_before_nobody_is_let_in()
      throws Exception {
    write("organization.yaml", "people: [{id: ana, teams: [{team: churn, from: 2026-01-01}]}]");
    String config =
        write(
                "makertime.yaml",
                """
                organization: organization.yaml
                reporter: {auth: {tokens: tokens.json, grants: grants.yaml}}
                """)
            .toString();
    write("grants.yaml", "- {who: lea@example.com, roles: [boss]}");
    assertThat(makertime.run("check", "--config", config)).isEqualTo(1);
    assertThat(makertime.err()).contains("a role must be engineer, lead");

    write("grants.yaml", "- {who: lea@example.com, roles: [lead], teams: [churn, chrun]}");
    assertThat(makertime.run("check", "--config", config)).isEqualTo(1);
    assertThat(makertime.err())
        .contains("grants.yaml: lea@example.com: there is no team chrun; did you mean churn?");

    write("grants.yaml", "- {who: lea@example.com, roles: [lead], teams: [churn]}");
    assertThat(makertime.run("check", "--config", config)).isZero();
    assertThat(makertime.out()).contains("grants.yaml: can be read", "tokens.json: 0 tokens");
  }

  @Test
  void whoever_a_token_is_sees_that_it_was_made_and_taken_back() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\n"
                    + "data: {directory: d}\n"
                    + "reporter: {auth: {tokens: tokens.json}}")
            .toString();

    makertime.run("token", "create", "--config", config, "--role", "engineer", "--person", "ana");
    String id = TokenFile.idOf(makertime.out().strip());
    makertime.run("token", "revoke", "--config", config, id);

    assertThat(new Audit(directory.resolve("d/access/audit.jsonl"), Clock.systemUTC()).of("ana", 9))
        .extracting(Audit.Look::what)
        .containsExactly("revoked token " + id, "created token %s: engineer".formatted(id));
    assertThat(OwnerOnly.widerThanOwner(directory.resolve("d"))).isNull();
    assertThat(OwnerOnly.widerThanOwner(directory.resolve("d/access"))).isNull();
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
