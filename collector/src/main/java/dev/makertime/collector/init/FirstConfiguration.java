package dev.makertime.collector.init;

import static dev.makertime.collector.init.YamlQuoting.quoted;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.init.PeopleDraft.PersonDraft;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the first two configuration files from what a tool shows. Every guess in them is marked as
 * one, with its reason.
 *
 * @param organization organization.yaml
 * @param makertime makertime.yaml
 * @param summary what was found, in one line
 */
public record FirstConfiguration(String organization, String makertime, String summary) {
  private static final String HEAD =
      """
      # Written by makertime init. docs/example/makertime.yaml names every setting.
      organization: organization.yaml
      data: {directory: ./data}
      sources:
      """;

  /**
   * An Airflow beside the tool with the people.
   *
   * @param userVariable the environment variable that holds the user
   * @param passwordVariable the one that holds the password
   */
  public record AirflowDraft(URI url, String userVariable, String passwordVariable) {
    private String source(LocalDate since) {
      return """
        - type: airflow
          url: %s
          user: "${%s}"
          password: "${%s}"
          since: %s
      """
          .formatted(quoted(url.toString()), userVariable, passwordVariable, since);
    }
  }

  /**
   * Reads a group from GitLab, and drafts the files.
   *
   * @param api the REST API
   * @param url the address that people open
   * @param tokenVariable the environment variable that holds the token
   * @param since the first day to be measured
   * @throws IOException when GitLab does not answer, or lacks what is needed
   */
  public static FirstConfiguration ofGitLab(
      Api api,
      URI url,
      String group,
      String tokenVariable,
      LocalDate since,
      @Nullable AirflowDraft airflow,
      Consumer<String> progress)
      throws IOException, InterruptedException {
    GitLabDirectory directory = new GitLabDirectory(api, progress);
    GroupFindings findings = directory.read(group, since.atStartOfDay(ZoneOffset.UTC).toInstant());
    return of(findings, gitLab(url, group, tokenVariable, since), since, airflow);
  }

  /**
   * Reads an organization from GitHub, and drafts the files.
   *
   * @param api the REST API
   * @param url its address; null = that of github.com
   * @throws IOException when GitHub does not answer, or lacks what is needed
   */
  public static FirstConfiguration ofGitHub(
      Api api,
      @Nullable URI url,
      String organization,
      String tokenVariable,
      LocalDate since,
      @Nullable AirflowDraft airflow,
      Consumer<String> progress)
      throws IOException, InterruptedException {
    GroupFindings findings =
        new GitHubDirectory(api, progress)
            .read(organization, since.atStartOfDay(ZoneOffset.UTC).toInstant());
    return of(findings, gitHub(url, findings, tokenVariable, since), since, airflow);
  }

  static FirstConfiguration of(
      GroupFindings findings, String source, LocalDate since, @Nullable AirflowDraft airflow) {
    PeopleDraft draft = new PeopleDraft(findings);
    List<PersonDraft> active = draft.active();
    String summary =
        "people: %d, who left: %d, bots: %d, projects: %d"
            .formatted(
                active.size(),
                draft.leavers().size(),
                draft.bots().size(),
                findings.projects().size());
    return new FirstConfiguration(
        new OrganizationWriter(findings, draft, since, airflow != null).organization(),
        HEAD + source + (airflow == null ? "" : airflow.source(since)),
        summary);
  }

  private static String gitHub(
      @Nullable URI url, GroupFindings findings, String tokenVariable, LocalDate since) {
    String repositories =
        findings.projects().stream()
            .map(one -> "\n      - " + quoted(one.path()))
            .collect(Collectors.joining());
    return """
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
            repositories.isEmpty() ? " []  # GitHub shows none" : repositories);
  }

  private static String gitLab(URI url, String group, String tokenVariable, LocalDate since) {
    return """
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
        .formatted(quoted(url.toString()), tokenVariable, quoted(group), since);
  }
}
