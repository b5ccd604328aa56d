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

/**
 * Drafts the first two configuration files from what GitLab shows. Every guess in them is marked as
 * one, with its reason.
 *
 * @param organization organization.yaml
 * @param makertime makertime.yaml
 * @param summary what was found, in one line
 */
public record FirstConfiguration(String organization, String makertime, String summary) {
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
      Consumer<String> progress)
      throws IOException, InterruptedException {
    GitLabDirectory directory = new GitLabDirectory(api, progress);
    GroupFindings findings = directory.read(group, since.atStartOfDay(ZoneOffset.UTC).toInstant());
    return of(findings, url, tokenVariable, since);
  }

  static FirstConfiguration of(
      GroupFindings findings, URI url, String tokenVariable, LocalDate since) {
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
        new OrganizationWriter(findings, draft, since).organization(),
        makertime(url, findings.group(), tokenVariable, since),
        summary);
  }

  private static String makertime(URI url, String group, String tokenVariable, LocalDate since) {
    return """
    # Written by makertime init. docs/example/makertime.yaml names every setting.
    organization: organization.yaml
    data: {directory: ./data}
    sources:
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
