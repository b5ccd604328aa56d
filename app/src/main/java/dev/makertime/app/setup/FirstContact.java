package dev.makertime.app.setup;

import dev.makertime.app.check.SourceCheck;
import dev.makertime.app.cli.Failure;
import dev.makertime.collector.init.FirstConfiguration;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * First contact, step by step: a tool is asked, the drafted files are reviewed, then they are
 * written and each source is tried. Secrets are written beside them, for their owner alone.
 */
public final class FirstContact implements AutoCloseable {
  private static final int DAYS = 90;

  /** Where it is. */
  public enum Step {
    ASK,
    READING,
    REVIEW,
    WRITING,
    DONE
  }

  /**
   * State, as the browser shows it; it has no secret.
   *
   * @param lines what has been done, the last one last
   * @param problem why the last step failed; absent = it did not
   */
  public record State(
      Step step,
      List<String> lines,
      String organization,
      String makertime,
      @Nullable String problem) {
    public State {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What the first form says.
   *
   * @param tool {@code gitlab} or {@code github}
   * @param url of the GitLab; empty for github.com
   * @param of the group or organization
   */
  public record Asked(
      String tool,
      @Nullable String url,
      String of,
      String token,
      @Nullable String airflow,
      @Nullable String airflowUser,
      @Nullable String airflowPassword) {}

  /**
   * What the second form says: the files as reviewed.
   *
   * @param calendars by e-mail address of their owner: the address of an iCalendar feed
   */
  public record Reviewed(String organization, String makertime, Map<String, String> calendars) {}

  private final FirstFiles files;
  private final SecretFiles secrets;
  private final Clock clock;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "first-contact");
            thread.setDaemon(true);
            return thread;
          });
  private State state = new State(Step.ASK, List.of(), "", "", null);

  /** Begins with nothing asked. */
  public FirstContact(Path out, Clock clock) {
    files = new FirstFiles(out, clock);
    secrets = new SecretFiles(out.resolve("secrets"));
    this.clock = clock;
  }

  public synchronized State state() {
    return state;
  }

  /** The configuration that was written. */
  public Path configuration() {
    return files.makertime();
  }

  /** The secrets that were given, by the variable that the configuration names. */
  public Map<String, String> secrets() {
    return secrets.all();
  }

  /** Asks the tool in the background, unless something runs. */
  public synchronized void ask(Asked asked) {
    if (state.step() == Step.ASK || state.step() == Step.REVIEW) {
      begin(Step.READING, () -> read(asked), Step.ASK);
    }
  }

  /** Writes the reviewed files and tries each source in the background. */
  public synchronized void write(Reviewed reviewed) {
    if (state.step() == Step.REVIEW) {
      begin(Step.WRITING, () -> keep(reviewed), Step.REVIEW);
    }
  }

  private interface Work {
    void run() throws Failure, IOException;
  }

  private synchronized void begin(Step step, Work work, Step otherwise) {
    state = new State(step, List.of(), state.organization(), state.makertime(), null);
    executor.execute(
        () -> {
          try {
            work.run();
          } catch (Failure | IOException | RuntimeException e) {
            fail(otherwise, FailureText.of(e));
          }
        });
  }

  private synchronized void fail(Step back, String why) {
    state = new State(back, state.lines(), state.organization(), state.makertime(), why);
  }

  private synchronized void say(String line) {
    List<String> lines = new ArrayList<>(state.lines());
    lines.add(line);
    state = new State(state.step(), lines, state.organization(), state.makertime(), null);
  }

  private synchronized void arrive(Step step, String organization, String makertime) {
    state = new State(step, state.lines(), organization, makertime, null);
  }

  private void read(Asked asked) throws Failure {
    boolean isGitHub = asked.tool().equals("github");
    String variable = isGitHub ? "GITHUB_TOKEN" : "GITLAB_TOKEN";
    if (!isGitHub && isBlank(asked.url())) {
      throw new Failure("the address of the GitLab is needed");
    }
    LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
    FirstConfiguration drafted =
        files.draft(
            List.of(
                new FirstFiles.Tool(
                    isGitHub,
                    isBlank(asked.url()) ? null : address(asked.url()),
                    asked.of().strip(),
                    variable,
                    asked.token().strip())),
            null,
            airflow(asked),
            since,
            this::say);
    secrets.put(variable, asked.token().strip());
    say(drafted.summary());
    arrive(Step.REVIEW, drafted.organization(), drafted.makertime());
  }

  private FirstFiles.@Nullable Airflow airflow(Asked asked) throws Failure {
    if (isBlank(asked.airflow())) {
      return null;
    }
    if (isBlank(asked.airflowUser()) || isBlank(asked.airflowPassword())) {
      throw new Failure("Airflow needs a user and a password");
    }
    secrets.put("AIRFLOW_USER", String.valueOf(asked.airflowUser()));
    secrets.put("AIRFLOW_PASSWORD", String.valueOf(asked.airflowPassword()));
    return new FirstFiles.Airflow(address(asked.airflow()), "AIRFLOW_USER", "AIRFLOW_PASSWORD");
  }

  private static URI address(@Nullable String text) throws Failure {
    try {
      URI address = URI.create(String.valueOf(text).strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Failure("an address must begin with http:// or https://");
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private void keep(Reviewed reviewed) throws Failure, IOException {
    files.requireNothingThere();
    StringBuilder makertime = new StringBuilder(reviewed.makertime());
    Map<String, String> variables = new LinkedHashMap<>(System.getenv());
    int number = 0;
    for (Map.Entry<String, String> calendar : reviewed.calendars().entrySet()) {
      String name = "CALENDAR_" + ++number;
      secrets.put(name, address(calendar.getValue()).toString());
      makertime.append(
          "  - {type: ical, name: calendar-%d, url: \"${%s}\", owner: \"email:%s\"}%n"
              .formatted(number, name, calendar.getKey().strip().replaceAll("[\"\\\\\\s]", "")));
    }
    variables.putAll(secrets());
    files.write(reviewed.organization(), makertime.toString(), variables);
    secrets.write();
    for (SourceCheck.Result one : files.tried(variables)) {
      say("%s %s: %s".formatted(one.isFine() ? "✓" : "✗", one.name(), one.line()));
    }
    arrive(Step.DONE, reviewed.organization(), makertime.toString());
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
