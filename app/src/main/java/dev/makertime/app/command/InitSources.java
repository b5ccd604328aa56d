package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.setup.FirstFiles;
import dev.makertime.collector.init.FirstConfiguration.AirflowDraft;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of {@code init} that name the tools; their secrets are in the environment. */
final class InitSources {
  @Option(names = "--gitlab", description = "The address of the GitLab.")
  @Nullable URI gitLab;

  @Option(names = "--group", description = "The path of the group in GitLab.")
  @Nullable String group;

  @Option(
      names = "--github",
      paramLabel = "ORGANIZATION",
      description = "In place of a GitLab: the organization at GitHub.")
  @Nullable String gitHub;

  @Option(
      names = "--github-url",
      description = "The address of the API of a GitHub of one's own. Default: github.com.")
  @Nullable URI gitHubUrl;

  @Option(
      names = "--token-variable",
      description =
          "The environment variable with the token. Default: GITLAB_TOKEN, or GITHUB_TOKEN.")
  @Nullable String tokenVariable;

  @Option(names = "--airflow", description = "The address of an Airflow that is read too.")
  @Nullable URI airflow;

  @Option(
      names = "--airflow-user-variable",
      defaultValue = "AIRFLOW_USER",
      description = "The environment variable with Airflow's user. Default: ${DEFAULT-VALUE}")
  String airflowUser;

  @Option(
      names = "--airflow-password-variable",
      defaultValue = "AIRFLOW_PASSWORD",
      description = "The environment variable with the password. Default: ${DEFAULT-VALUE}")
  String airflowPassword;

  /**
   * Refuses what cannot be asked, before anything is.
   *
   * @throws ParameterException for options that are missing, wrong or too many
   */
  void check(CommandLine command) {
    if ((gitLab == null) == (gitHub == null)) {
      throw new ParameterException(command, "either --gitlab or --github is needed");
    }
    if (gitLab != null && group == null) {
      throw new ParameterException(command, "--gitlab needs --group");
    }
    if (gitHub == null && gitHubUrl != null) {
      throw new ParameterException(command, "--github-url needs --github");
    }
    requireWeb(command, "--gitlab", gitLab);
    requireWeb(command, "--github-url", gitHubUrl);
    requireWeb(command, "--airflow", airflow);
  }

  private static void requireWeb(CommandLine command, String option, @Nullable URI address) {
    if (address != null
        && (address.getHost() == null
            || !Objects.requireNonNullElse(address.getScheme(), "").matches("https?"))) {
      throw new ParameterException(
          command, "%s must be an http or https address, not %s".formatted(option, address));
    }
  }

  /** The tool with the people, with its token from the environment. */
  FirstFiles.Tool tool() throws Failure {
    boolean isGitHub = gitLab == null;
    String variable =
        Objects.requireNonNullElse(tokenVariable, isGitHub ? "GITHUB_TOKEN" : "GITLAB_TOKEN");
    String token =
        value(
            variable,
            isGitHub
                ? "a token that may read members, contents, actions and deployments"
                : "a token with the scope read_api");
    return new FirstFiles.Tool(
        isGitHub,
        isGitHub ? gitHubUrl : gitLab,
        Objects.requireNonNull(isGitHub ? gitHub : group),
        variable,
        token);
  }

  /** The Airflow beside it; absent = none. */
  @Nullable AirflowDraft airflow() throws Failure {
    if (airflow == null) {
      return null;
    }
    value(airflowUser, "a user of Airflow");
    value(airflowPassword, "the password of that user");
    return new AirflowDraft(airflow, airflowUser, airflowPassword);
  }

  private static String value(String variable, String what) throws Failure {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      throw new Failure(
          "the environment variable %s is not set: it must hold %s".formatted(variable, what));
    }
    return value;
  }
}
