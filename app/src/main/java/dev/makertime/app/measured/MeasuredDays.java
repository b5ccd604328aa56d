package dev.makertime.app.measured;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.NativeLibraries;
import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PlatformRunReader;
import dev.makertime.reporter.store.ProjectSubjects;
import dev.makertime.reporter.store.StoredPlatform;
import dev.makertime.reporter.survey.KeptRound;
import dev.makertime.reporter.survey.SurveyFiles;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Access to measured days and evidence: from the store, or from the running reporter that has it
 * open.
 */
public interface MeasuredDays extends AutoCloseable {

  /** Raised when measured days are not available now. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The days between two dates, both included; of one team or of all. */
  List<EngineerDay> days(LocalDate from, LocalDate to, @Nullable String team) throws Unavailable;

  /** The evidence that touches a stretch of time. */
  List<Activity> activities(Instant from, Instant to) throws Unavailable;

  /** What was deployed between two dates, both included. */
  List<Delivery> deliveries(LocalDate from, LocalDate to) throws Unavailable;

  /** What the sources were read for. */
  List<Coverage> coverages() throws Unavailable;

  /** The days in UTC of which each source has told anything, by the source's name. */
  Map<String, NavigableSet<LocalDate>> calledDays() throws Unavailable;

  /** Weeks whose days have left, with a Monday between two dates, both included. */
  List<PastWeek> pastWeeks(LocalDate from, LocalDate to) throws Unavailable;

  /** What runs tell of the platform. */
  PlatformFigures platform(PlatformQuestion question) throws Unavailable;

  @Override
  void close();

  /**
   * Opens the store of a configuration, or connects to the reporter that has it open.
   *
   * @throws Unavailable when there is neither
   */
  static MeasuredDays of(Configuration configuration) throws Unavailable {
    Path store = configuration.data().resolve("store");
    if (!Files.exists(store)) {
      throw new Unavailable(
          "nothing has been measured in %s yet: start `makertime run --config FILE` first"
              .formatted(configuration.data()),
          null);
    }
    NativeLibraries.use(configuration.data());
    try {
      DayStore opened = DayStore.open(store);
      return AuditedMeasuredDays.of(new InStore(opened, opened::close), configuration);
    } catch (DayStore.Unavailable e) {
      try {
        return new Asked(ReporterAddress.read(configuration.data()));
      } catch (IOException none) {
        throw new Unavailable(e.getMessage() + ", and no running reporter was found", e);
      }
    }
  }

  /** Of a store that is open and stays so. */
  static MeasuredDays in(DayStore store) {
    return new InStore(store, () -> {});
  }

  /** A store of this process. */
  record InStore(DayStore store, Runnable whenDone) implements MeasuredDays {
    @Override
    public List<EngineerDay> days(LocalDate from, LocalDate to, @Nullable String team) {
      return store.days(new DayStore.Query(from, to, null, team));
    }

    @Override
    public List<Activity> activities(Instant from, Instant to) {
      return store.activities().between(from, to);
    }

    @Override
    public List<Delivery> deliveries(LocalDate from, LocalDate to) {
      return store.deliveries().between(from, to, null);
    }

    @Override
    public List<Coverage> coverages() {
      return store.coverages().all();
    }

    @Override
    public Map<String, NavigableSet<LocalDate>> calledDays() {
      return store.activities().calledDays();
    }

    @Override
    public List<PastWeek> pastWeeks(LocalDate from, LocalDate to) {
      return store.pastWeeks().between(from, to);
    }

    @Override
    public PlatformFigures platform(PlatformQuestion question) throws Unavailable {
      Configuration configuration = question.configuration();
      try {
        return new StoredPlatform(
                store,
                question.organization(),
                MeasuredKnowledge.sources(configuration),
                configuration.reporter().privacy().minimumGroup(),
                KeptRound.checks(
                    new SurveyFiles(configuration.data()).kept(),
                    configuration.reporter().privacy().minimumGroup()))
            .figures(
                new StoredPlatform.Question(
                    question.from(),
                    question.to(),
                    ProjectSubjects.of(store, question.organization(), question.project())),
                PlatformFigures.Withholding.DIFFERENCES,
                Instant.now());
      } catch (PlatformRunReader.TooManyRuns | ProjectSubjects.Unknown | IOException e) {
        throw new Unavailable(FailureText.of(e), e);
      }
    }

    @Override
    public void close() {
      whenDone.run();
    }
  }

  /** Days of another process, over HTTP. */
  record Asked(ReporterAddress reporter) implements MeasuredDays {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public List<EngineerDay> days(LocalDate from, LocalDate to, @Nullable String team)
        throws Unavailable {
      String ofTeam =
          team == null ? "" : "&team=" + URLEncoder.encode(team, StandardCharsets.UTF_8);
      return get("/api/days?from=%s&to=%s%s".formatted(from, to, ofTeam), new TypeReference<>() {});
    }

    @Override
    public List<Activity> activities(Instant from, Instant to) throws Unavailable {
      return get("/api/activities?from=%s&to=%s".formatted(from, to), new TypeReference<>() {});
    }

    @Override
    public List<Delivery> deliveries(LocalDate from, LocalDate to) throws Unavailable {
      return get("/api/deliveries?from=%s&to=%s".formatted(from, to), new TypeReference<>() {});
    }

    @Override
    public List<Coverage> coverages() throws Unavailable {
      return get("/api/coverage", new TypeReference<>() {});
    }

    @Override
    public Map<String, NavigableSet<LocalDate>> calledDays() throws Unavailable {
      return get("/api/called-days", new TypeReference<>() {});
    }

    @Override
    public List<PastWeek> pastWeeks(LocalDate from, LocalDate to) throws Unavailable {
      return get("/api/past-weeks?from=%s&to=%s".formatted(from, to), new TypeReference<>() {});
    }

    @Override
    public PlatformFigures platform(PlatformQuestion question) throws Unavailable {
      String project = question.project();
      String ofProject =
          project == null ? "" : "&project=" + URLEncoder.encode(project, StandardCharsets.UTF_8);
      return get(
          "/api/platform?from=%s&to=%s%s".formatted(question.from(), question.to(), ofProject),
          new TypeReference<>() {});
    }

    private <T> T get(String path, TypeReference<T> type) throws Unavailable {
      try {
        HttpResponse<byte[]> answer =
            HttpClient.newHttpClient()
                .send(
                    reporter.request(path).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 400) { // it says what is wrong with the question
          throw new Unavailable(
              Json.MAPPER.readTree(answer.body()).path("detail").asText("it is refused"), null);
        }
        if (answer.statusCode() != 200) {
          throw new Unavailable(
              "%s answered %d".formatted(reporter.url(), answer.statusCode()), null);
        }
        return Json.MAPPER.readValue(answer.body(), type);
      } catch (IOException e) {
        throw new Unavailable(
            "another makertime has the store open, but its reporter does not answer at "
                + reporter.url(),
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Unavailable("interrupted", e);
      }
    }

    @Override
    public void close() {
      // nothing is held between questions
    }
  }
}
