package dev.makertime.collector.init;

import static dev.makertime.collector.init.YamlQuoting.quoted;

import dev.makertime.collector.api.Api;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the first two configuration files from what one tool or several show: tools with people
 * first, in the order in which they give people their names.
 */
public final class FirstDraft {
  private static final String HEAD =
      """
      # Written by makertime init. docs/example/makertime.yaml names every setting.
      organization: organization.yaml
      data: {directory: ./data}
      sources:
      """;

  private final LocalDate since;
  private final Consumer<String> progress;
  private final List<GroupFindings> tools = new ArrayList<>();
  private final StringBuilder sources = new StringBuilder(HEAD);
  private final Set<String> mlflowUsers = new TreeSet<>();
  private boolean hasAirflow;

  /**
   * Begins with no tool.
   *
   * @param since the first day to be measured
   * @param progress receives what has been read
   */
  public FirstDraft(LocalDate since, Consumer<String> progress) {
    this.since = since;
    this.progress = progress;
  }

  private Instant first() {
    return since.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Reads a group from GitLab.
   *
   * @param api the REST API
   * @param url the address that people open
   * @param tokenVariable the environment variable that holds the token
   * @throws IOException when GitLab does not answer, or lacks what is needed
   */
  public void gitLab(Api api, URI url, String group, String tokenVariable)
      throws IOException, InterruptedException {
    take(
        new GitLabDirectory(api, progress).read(group, first()),
        """
          - type: gitlab
            url: %s
            token: "${%s}"
            groups: [%s]
            since: %s
            # Webhooks give seconds where asking gives minutes: add a secret, and in GitLab a webhook with it as its
            # secret token to https://<this machine>/webhooks/gitlab, for pipelines, pushes, merge requests,
            # comments and deployments.
            # secrets: ["${GITLAB_HOOK_TOKEN}"]
        """
            .formatted(quoted(url.toString()), tokenVariable, quoted(group), since));
  }

  /**
   * Reads an organization from GitHub.
   *
   * @param api the REST API
   * @param url its address; null = that of github.com
   * @throws IOException when GitHub does not answer, or lacks what is needed
   */
  public void gitHub(Api api, @Nullable URI url, String organization, String tokenVariable)
      throws IOException, InterruptedException {
    GroupFindings findings = new GitHubDirectory(api, progress).read(organization, first());
    String repositories =
        findings.projects().stream()
            .map(one -> "\n      - " + quoted(one.path()))
            .collect(Collectors.joining());
    take(
        findings,
        """
          - type: github%s
            token: "${%s}"
            since: %s
            repositories:%s
            # Webhooks give seconds where asking gives minutes: add a secret, and in GitHub a webhook with it to
            # https://<this machine>/webhooks/github, for workflow runs, pushes, pull requests and deployments.
            # secrets: ["${GITHUB_HOOK_SECRET}"]
        """
            .formatted(
                url == null ? "" : "\n    url: " + quoted(url.toString()),
                tokenVariable,
                since,
                repositories.isEmpty() ? " []  # GitHub shows none" : repositories));
  }

  void take(GroupFindings findings, String source) {
    tools.add(findings);
    sources.append(source);
  }

  /**
   * Reads whose names the runs of an MLflow bear.
   *
   * @param login keys of its login, as lines of makertime.yaml; empty where the server asks for
   *     none
   * @throws IOException when MLflow does not answer
   */
  public void mlflow(Api api, URI url, List<String> login)
      throws IOException, InterruptedException {
    mlflowUsers.addAll(new MlflowUsers(api, progress).since(first()));
    sources.append("  - type: mlflow\n    url: %s%n".formatted(quoted(url.toString())));
    login.forEach(line -> sources.append("    %s%n".formatted(line)));
    sources.append("    since: %s%n".formatted(since));
  }

  /**
   * Adds an Airflow, which is not asked.
   *
   * @param userVariable the environment variable that holds the user
   * @param passwordVariable the one that holds the password
   */
  public void airflow(URI url, String userVariable, String passwordVariable) {
    hasAirflow = true;
    sources.append(
        """
          - type: airflow
            url: %s
            user: "${%s}"
            password: "${%s}"
            since: %s
        """
            .formatted(quoted(url.toString()), userVariable, passwordVariable, since));
  }

  /**
   * Drafts the files.
   *
   * @throws IllegalStateException when no tool with people was read
   */
  public FirstConfiguration write() {
    if (tools.isEmpty()) {
      throw new IllegalStateException("no tool with people was read");
    }
    PeopleAcrossTools people = new PeopleAcrossTools(tools);
    if (hasAirflow) {
      people.claimSameNames("airflow", "Airflow");
    }
    List<String> nobodys =
        people.claimUsers("mlflow", mlflowUsers).stream().map(user -> "mlflow:" + user).toList();
    String summary =
        "people: %d, who left: %d, bots: %d, projects: %d"
            .formatted(
                people.active().size(),
                people.leavers().size(),
                people.bots().size(),
                tools.stream().mapToInt(one -> one.projects().size()).sum());
    return new FirstConfiguration(
        new OrganizationWriter(tools, people, nobodys, since).organization(),
        sources.toString(),
        summary);
  }
}
