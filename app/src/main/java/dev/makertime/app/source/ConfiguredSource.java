package dev.makertime.app.source;

import dev.makertime.app.config.Configuration.Airflow;
import dev.makertime.app.config.Configuration.Asked;
import dev.makertime.app.config.Configuration.CalDav;
import dev.makertime.app.config.Configuration.Calling;
import dev.makertime.app.config.Configuration.Digdag;
import dev.makertime.app.config.Configuration.GitHub;
import dev.makertime.app.config.Configuration.GitLab;
import dev.makertime.app.config.Configuration.Jenkins;
import dev.makertime.app.config.Configuration.OpenLineage;
import dev.makertime.app.config.Configuration.Server;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.ApiSource;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.calendar.caldav.CalDavAccount;
import dev.makertime.collector.reading.WebhookSource;
import dev.makertime.collector.tool.airflow.AirflowApi;
import dev.makertime.collector.tool.airflow.AirflowLogin;
import dev.makertime.collector.tool.digdag.DigdagApi;
import dev.makertime.collector.tool.github.GitHubApi;
import dev.makertime.collector.tool.github.GitHubHook;
import dev.makertime.collector.tool.gitlab.GitLabApi;
import dev.makertime.collector.tool.gitlab.GitLabHook;
import dev.makertime.collector.tool.jenkins.JenkinsApi;
import dev.makertime.collector.tool.openlineage.OpenLineageHook;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/** A configured source put together: who reads its calls, and who asks it what. */
public record ConfiguredSource(ApiSource source, Api api, Server server) {

  public static WebhookSource webhook(Calling source) {
    return source.effort().of(reader(source));
  }

  private static WebhookSource reader(Calling source) {
    if (source instanceof GitLab gitLab) {
      return new GitLabHook(gitLab.name(), gitLab.secrets());
    }
    return source instanceof OpenLineage
        ? new OpenLineageHook(source.name(), source.secrets())
        : new GitHubHook(source.name(), source.secrets());
  }

  public static ConfiguredSource of(Asked source, Server server, Clock clock) {
    if (source instanceof GitLab gitLab) {
      return new ConfiguredSource(
          new GitLabApi(gitLab.name(), gitLab.groups(), gitLab.projects()),
          HttpApi.of(
              under(server.url(), "api/v4/"),
              ApiLogin.fixed("PRIVATE-TOKEN", server.secret()),
              clock),
          server);
    }
    if (source instanceof GitHub gitHub) {
      return new ConfiguredSource(
          new GitHubApi(gitHub.name(), gitHub.repositories()),
          HttpApi.of(server.url(), ApiLogin.bearer(server.secret()), clock),
          server);
    }
    if (source instanceof Airflow airflow) {
      URI base = under(server.url(), "");
      return new ConfiguredSource(
          new AirflowApi(airflow.name()),
          HttpApi.of(base, new AirflowLogin(base, server.user(), server.secret(), clock), clock),
          server);
    }
    ApiLogin basic =
        server.user().isEmpty()
            ? ApiLogin.anonymous()
            : ApiLogin.basic(server.user(), server.secret());
    ApiSource reader =
        source instanceof Digdag digdag
            ? new DigdagApi(digdag.name(), digdag.ownerKey())
            : new JenkinsApi(((Jenkins) source).name());
    return new ConfiguredSource(reader, HttpApi.of(server.url(), basic, clock), server);
  }

  public static CalDavAccount account(CalDav source, Clock clock) {
    Server server = source.server();
    return new CalDavAccount(server.url(), server.user(), server.secret(), clock);
  }

  /** Tries it; says in one line what it can see, or why it cannot. */
  public String check() throws IOException, InterruptedException {
    return source.check(api);
  }

  private static URI under(URI url, String path) {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + path);
  }
}
