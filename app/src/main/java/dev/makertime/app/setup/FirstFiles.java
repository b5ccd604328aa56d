package dev.makertime.app.setup;

import dev.makertime.app.check.SourceCheck;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.init.FirstConfiguration;
import dev.makertime.collector.init.FirstConfiguration.AirflowDraft;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drafts, writes and tries organization.yaml and makertime.yaml. */
public final class FirstFiles {
  private static final URI GITHUB = URI.create("https://api.github.com");

  private final Path out;
  private final Clock clock;

  /**
   * Tool with the people.
   *
   * @param address of the GitLab, or of the API of a GitHub of one's own; absent = github.com
   * @param of the path of the group, or the name of the organization
   * @param variable the environment variable that holds the token
   */
  public record Tool(
      boolean isGitHub, @Nullable URI address, String of, String variable, String token) {
    private URI base() {
      URI known = Objects.requireNonNullElse(address, GITHUB);
      return URI.create(known.toString().replaceFirst("/*$", isGitHub ? "/" : "/api/v4/"));
    }

    private ApiLogin login() {
      return isGitHub ? ApiLogin.bearer(token) : ApiLogin.fixed("PRIVATE-TOKEN", token);
    }
  }

  /** Files in a directory, which need not be there. */
  public FirstFiles(Path out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  public Path organization() {
    return out.resolve("organization.yaml");
  }

  public Path makertime() {
    return out.resolve("makertime.yaml");
  }

  /** Refuses to write over what is there. */
  public void requireNothingThere() throws Failure {
    for (Path file : List.of(organization(), makertime())) {
      if (Files.exists(file)) {
        throw new Failure(
            "%s already exists: continue with `makertime run --config %s`, or choose another --out"
                .formatted(file, makertime()));
      }
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new Failure("%s is a file: choose another --out".formatted(out));
    }
  }

  /** Asks the tool with the people, and drafts the files. */
  public FirstConfiguration draft(
      Tool tool, @Nullable AirflowDraft airflow, LocalDate since, Consumer<String> progress)
      throws Failure {
    HttpApi api = HttpApi.of(tool.base(), tool.login(), clock);
    try {
      return tool.isGitHub()
          ? FirstConfiguration.ofGitHub(
              api, tool.address(), tool.of(), tool.variable(), since, airflow, progress)
          : FirstConfiguration.ofGitLab(
              api,
              Objects.requireNonNull(tool.address()),
              tool.of(),
              tool.variable(),
              since,
              airflow,
              progress);
    } catch (ConnectException e) {
      throw new Failure(
          "no server answers at %s".formatted(Objects.requireNonNullElse(tool.address(), GITHUB)),
          e);
    } catch (IOException e) {
      throw new Failure(
          "%s, %s %s: %s"
              .formatted(
                  tool.base().getHost(),
                  tool.isGitHub() ? "organization" : "group",
                  tool.of(),
                  FailureText.of(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  /**
   * Writes both, or none if one of them could not be read.
   *
   * @param variables of the configuration
   */
  public void write(String organization, String makertime, Map<String, String> variables)
      throws Failure {
    try {
      Files.createDirectories(out);
      Files.writeString(organization(), organization);
      Files.writeString(makertime(), makertime);
      checked(variables);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(out, FailureText.of(e)), e);
    }
  }

  /** Files that cannot be read would only stand in the way. */
  private void checked(Map<String, String> variables) throws Failure, IOException {
    try {
      InputFiles.organization(organization());
      InputFiles.configuration(makertime(), variables);
    } catch (Failure e) {
      Files.delete(organization());
      Files.delete(makertime());
      throw e;
    }
  }

  /** Connects to each source of the written configuration. */
  public List<SourceCheck.Result> tried(Map<String, String> variables) throws Failure {
    return SourceCheck.all(InputFiles.configuration(makertime(), variables), clock);
  }
}
