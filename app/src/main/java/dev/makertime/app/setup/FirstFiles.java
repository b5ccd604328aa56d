package dev.makertime.app.setup;

import dev.makertime.app.check.SourceCheck;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.init.FirstConfiguration;
import dev.makertime.collector.init.FirstDraft;
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
      return URI.create(shown().toString().replaceFirst("/*$", isGitHub ? "/" : "/api/v4/"));
    }

    private URI shown() {
      return Objects.requireNonNullElse(address, GITHUB);
    }

    private ApiLogin login() {
      return isGitHub ? ApiLogin.bearer(token) : ApiLogin.fixed("PRIVATE-TOKEN", token);
    }
  }

  /**
   * An MLflow with runs of these people.
   *
   * @param user the environment variable that holds the user; absent = none
   * @param secret the one that holds the password, or without a user the token; absent = the server
   *     asks for none
   * @param login with what they hold
   */
  public record Mlflow(
      URI address, @Nullable String user, @Nullable String secret, ApiLogin login) {
    private List<String> keys() {
      if (secret == null) {
        return List.of();
      }
      return user == null
          ? List.of("token: \"${%s}\"".formatted(secret))
          : List.of("user: \"${%s}\"".formatted(user), "password: \"${%s}\"".formatted(secret));
    }
  }

  /**
   * An Airflow in which these people have the same names.
   *
   * @param userVariable the environment variable that holds the user
   * @param passwordVariable the one that holds the password
   */
  public record Airflow(URI address, String userVariable, String passwordVariable) {}

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

  /**
   * Asks the tools, and drafts the files.
   *
   * @param tools with people; the first gives them their names
   * @param mlflow absent = none
   */
  public FirstConfiguration draft(
      List<Tool> tools,
      @Nullable Mlflow mlflow,
      @Nullable Airflow airflow,
      LocalDate since,
      Consumer<String> progress)
      throws Failure {
    FirstDraft draft = new FirstDraft(since, progress);
    for (Tool tool : tools) {
      String what =
          "%s, %s %s"
              .formatted(
                  tool.base().getHost(), tool.isGitHub() ? "organization" : "group", tool.of());
      asked(tool.shown(), what, () -> read(draft, tool));
    }
    if (mlflow != null) {
      HttpApi api = HttpApi.of(slashed(mlflow.address()), mlflow.login(), clock);
      asked(
          mlflow.address(),
          String.valueOf(mlflow.address().getHost()),
          () -> draft.mlflow(api, mlflow.address(), mlflow.keys()));
    }
    if (airflow != null) {
      draft.airflow(airflow.address(), airflow.userVariable(), airflow.passwordVariable());
    }
    return draft.write();
  }

  private void read(FirstDraft draft, Tool tool) throws IOException, InterruptedException {
    HttpApi api = HttpApi.of(tool.base(), tool.login(), clock);
    if (tool.isGitHub()) {
      draft.gitHub(api, tool.address(), tool.of(), tool.variable());
    } else {
      draft.gitLab(api, Objects.requireNonNull(tool.address()), tool.of(), tool.variable());
    }
  }

  private interface Reading {
    void read() throws IOException, InterruptedException;
  }

  /** Says whose failure it is. */
  private static void asked(URI address, String what, Reading reading) throws Failure {
    try {
      reading.read();
    } catch (ConnectException e) {
      throw new Failure("no server answers at %s".formatted(address), e);
    } catch (IOException e) {
      throw new Failure("%s: %s".formatted(what, FailureText.of(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  private static URI slashed(URI address) {
    return URI.create(address.toString().replaceFirst("/*$", "/"));
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
