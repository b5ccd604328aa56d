package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.setup.FirstFiles;
import dev.makertime.collector.api.ApiLogin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of {@code init} that name the tools; their secrets are in the environment. */
final class InitSources {
  private static final String USERNAME = "MLFLOW_TRACKING_USERNAME";
  private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
  private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

  @Option(names = "--gitlab", description = "The address of the GitLab.")
  @Nullable URI gitLab;

  @Option(names = "--group", description = "The path of the group in GitLab.")
  @Nullable String group;

  @Option(
      names = "--github",
      paramLabel = "ORGANIZATION",
      description = "The organization at GitHub, in place of a GitLab or beside it.")
  @Nullable String gitHub;

  @Option(
      names = "--github-url",
      description = "The address of the API of a GitHub of one's own. Default: github.com.")
  @Nullable URI gitHubUrl;

  @Option(
      names = "--token-variable",
      description =
          "With one tool, the environment variable with the token. Default: GITLAB_TOKEN, or"
              + " GITHUB_TOKEN.")
  @Nullable String tokenVariable;

  @Option(
      names = "--mlflow",
      description =
          "The address of an MLflow that is read too, with MLFLOW_TRACKING_USERNAME and"
              + " MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, where they are set.")
  @Nullable URI mlflow;

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
    if (gitLab == null && gitHub == null) {
      throw new ParameterException(command, "--gitlab or --github is needed");
    }
    if (gitLab != null && gitHub != null && tokenVariable != null) {
      throw new ParameterException(
          command, "--token-variable is of one tool; two have GITLAB_TOKEN and GITHUB_TOKEN");
    }
    if (gitLab != null && group == null) {
      throw new ParameterException(command, "--gitlab needs --group");
    }
    if (gitHub == null && gitHubUrl != null) {
      throw new ParameterException(command, "--github-url needs --github");
    }
    requireWeb(command, "--gitlab", gitLab);
    requireWeb(command, "--github-url", gitHubUrl);
    requireWeb(command, "--mlflow", mlflow);
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

  /** The tools with people, GitLab first, which tells more, with their tokens. */
  List<FirstFiles.Tool> tools() throws Failure {
    List<FirstFiles.Tool> tools = new ArrayList<>();
    if (gitLab != null) {
      String variable = Objects.requireNonNullElse(tokenVariable, "GITLAB_TOKEN");
      String token = value(variable, "a token with the scope read_api");
      tools.add(new FirstFiles.Tool(false, gitLab, Objects.requireNonNull(group), variable, token));
    }
    if (gitHub != null) {
      String variable = Objects.requireNonNullElse(tokenVariable, "GITHUB_TOKEN");
      String token =
          value(variable, "a token that may read members, contents, actions and deployments");
      tools.add(new FirstFiles.Tool(true, gitHubUrl, gitHub, variable, token));
    }
    return tools;
  }

  /** The MLflow beside them, with the login that MLflow's own clients use; absent = none. */
  FirstFiles.@Nullable Mlflow mlflow() throws Failure {
    if (mlflow == null) {
      return null;
    }
    if (isSet(USERNAME)) {
      String password = value(PASSWORD, "the password of the user of " + USERNAME);
      return new FirstFiles.Mlflow(
          mlflow, USERNAME, PASSWORD, ApiLogin.basic(System.getenv(USERNAME), password));
    }
    return isSet(TOKEN)
        ? new FirstFiles.Mlflow(mlflow, null, TOKEN, ApiLogin.bearer(System.getenv(TOKEN)))
        : new FirstFiles.Mlflow(mlflow, null, null, ApiLogin.anonymous());
  }

  /** The Airflow beside them; absent = none. */
  FirstFiles.@Nullable Airflow airflow() throws Failure {
    if (airflow == null) {
      return null;
    }
    value(airflowUser, "a user of Airflow");
    value(airflowPassword, "the password of that user");
    return new FirstFiles.Airflow(airflow, airflowUser, airflowPassword);
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
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
