package dev.makertime.bench;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.Sessions;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.live.SystemState;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.topics.organization.OrganizationFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a reporter with millions of days answers, how long it takes, and what open pages cost.
 *
 * @param days in the store
 * @param teamDays of a year of all teams
 * @param person of a person's year
 * @param page of a team, whole
 * @param bytesPerPage heap of a page that is open
 * @param toLast milliseconds from a change in the store until the last open page has it, the median
 */
record Dashboard(
    long days,
    Times teamDays,
    Times person,
    Times page,
    long bytesPerPage,
    double toLast,
    int pages) {

  /** Milliseconds. */
  record Times(double p50, double p99) {}

  private static final int TEAMS = 100;
  private static final int YEAR = 365;
  private static final int BATCH = 20_000;
  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

  static Dashboard measure(Path directory, int people, int pages, int asked) throws Exception {
    Organization organization = OrganizationFile.parse(yaml(people));
    Clock clock =
        Clock.fixed(
            LAST.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC), java.time.ZoneOffset.UTC);
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      fill(store, people);
      try (ReporterServer server =
          ReporterServer.start(
              "127.0.0.1",
              0,
              new ReporterContext(
                  store,
                  () -> organization,
                  new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                  clock,
                  () -> true,
                  List.of(),
                  () -> new SystemState(null, null, Map.of()),
                  activity -> {},
                  null,
                  null,
                  who -> who,
                  Duration.ofDays(400)),
              new AccessControl(
                  null,
                  new Sessions(clock, Duration.ofHours(12)),
                  null,
                  Privacy.DEFAULT,
                  new Audit(directory.resolve("audit.jsonl"), clock),
                  new Consents(directory.resolve("consents.json")),
                  List.of()))) {
        String period = "from=%s&to=%s".formatted(LAST.minusDays(YEAR - 1L), LAST);
        Times teams = ask(server, asked, i -> "/api/team-days?" + period);
        Times person =
            ask(server, asked, i -> "/api/days?person=p%d&%s".formatted(i * 31 % people, period));
        Times page = ask(server, asked, i -> "/api/page?page=team&name=t" + i % TEAMS);
        Pages open = Pages.open(server, store, pages);
        return new Dashboard(
            (long) people * YEAR, teams, person, page, open.bytes() / pages, open.toLast(), pages);
      }
    }
  }

  private static String yaml(int people) {
    StringBuilder yaml = new StringBuilder("people:\n");
    for (int i = 0; i < people; i++) {
      yaml.append(
          "  - {id: p%d, identities: [\"git:p%d\"], teams: [{team: t%d, from: 2020-01-01}]}\n"
              .formatted(i, i, i % TEAMS));
    }
    return yaml.toString();
  }

  private static void fill(DayStore store, int people) {
    List<TopicTable.Change<EngineerDay>> batch = new ArrayList<>();
    long offset = 0;
    for (int day = 0; day < YEAR; day++) {
      LocalDate date = LAST.minusDays(day);
      Map<String, List<Contribution>> teams = new TreeMap<>();
      for (int i = 0; i < people; i++) {
        EngineerDay one = day("p" + i, date, "t" + i % TEAMS, i * 7 + day);
        batch.add(new TopicTable.Change<>(one.key(), one));
        teams
            .computeIfAbsent("t" + i % TEAMS, none -> new ArrayList<>())
            .add(Contribution.of(one, false));
        if (batch.size() == BATCH) {
          offset = take(store, batch, offset);
        }
      }
      long at = ++offset;
      store
          .teamDays()
          .take(
              teams.entrySet().stream()
                  .map(team -> TeamDay.of(team.getKey(), date, team.getValue()))
                  .map(one -> new TopicTable.Change<>(one.key(), one))
                  .toList(),
              Map.of(0, at));
    }
    take(store, batch, offset);
    store.together(() -> store.teamDays().save());
  }

  private static long take(
      DayStore store, List<TopicTable.Change<EngineerDay>> batch, long offset) {
    store.days().take(batch, Map.of(0, offset + 1));
    store.together(() -> store.days().save());
    batch.clear();
    return offset + 1;
  }

  private static EngineerDay day(String person, LocalDate date, String team, int seed) {
    long meeting = 60L * (seed * 7919 % 120);
    long manual = 60L * (seed * 104_729 % 60);
    long run = 60L * (seed * 1_299_709 % 40);
    TreeMap<String, EngineerDay.Share> subjects = new TreeMap<>();
    subjects.put("data/" + team, new EngineerDay.Share(0, manual, run));
    subjects.put("meetings", new EngineerDay.Share(meeting, 0, 0));
    return new EngineerDay(
        person,
        date,
        team,
        28_800,
        meeting,
        manual,
        0,
        run,
        0,
        28_800 - meeting - manual - run,
        14_400,
        1,
        new EngineerDay.AfterHours(0, 0),
        new EngineerDay.Gross(meeting, manual, run),
        run,
        3,
        0,
        1,
        2,
        subjects,
        false);
  }

  private interface Question {
    String number(int i);
  }

  private static Times ask(ReporterServer server, int times, Question question)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    double[] millis = new double[times];
    for (int i = -times / 4; i < times; i++) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + question.number(Math.abs(i)));
      long begun = System.nanoTime();
      HttpResponse<byte[]> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200 || answer.body().length < 3_000) {
        throw new IllegalStateException(uri + " answered " + answer.statusCode());
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return new Times(millis[times / 2], millis[Math.min(times - 1, times * 99 / 100)]);
  }

  /** Pages that are open, each of a person of its own or of a team. */
  private record Pages(long bytes, double toLast) {
    static Pages open(ReporterServer server, DayStore store, int count) throws Exception {
      long before = used();
      List<Reader> readers = new ArrayList<>();
      try {
        for (int i = 0; i < count; i++) {
          readers.add(new Reader(server.port(), "t" + i % TEAMS));
        }
        for (Reader reader : readers) {
          reader.until("event: trend");
        }
        long bytes = used() - before;
        double[] millis = new double[21];
        for (int i = 0; i < millis.length; i++) {
          millis[i] = change(store, readers, i);
        }
        Arrays.sort(millis);
        return new Pages(bytes, millis[millis.length / 2]);
      } finally {
        for (Reader reader : readers) {
          reader.close();
        }
      }
    }

    /** One team's day changes; the last of its pages has it after so many milliseconds. */
    private static double change(DayStore store, List<Reader> readers, int round)
        throws InterruptedException {
      List<Reader> of = readers.stream().filter(reader -> reader.team.equals("t0")).toList();
      CountDownLatch got = new CountDownLatch(of.size());
      of.forEach(reader -> reader.expect("event: today", got));
      EngineerDay day = day("p0", LAST, "t0", 1000 + round);
      TeamDay team = TeamDay.of("t0", LAST, List.of(Contribution.of(day, false)));
      long begun = System.nanoTime();
      store
          .teamDays()
          .take(List.of(new TopicTable.Change<>(team.key(), team)), Map.of(0, 1_000_000L + round));
      if (!got.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a page was not told");
      }
      return (System.nanoTime() - begun) / 1e6;
    }

    private static long used() throws InterruptedException {
      for (int i = 0; i < 3; i++) {
        System.gc();
        Thread.sleep(200);
      }
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }

  /**
   * A browser with a page open: a socket, and a thread of the benchmark's own that reads it. HTTP
   * 1.0, so that no chunk ends within a line.
   */
  private static final class Reader implements AutoCloseable {
    private final String team;
    private final Socket socket;
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile String expected = "event: trend";
    private volatile CountDownLatch latch = begun;

    Reader(int port, String team) throws IOException {
      this.team = team;
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      String request =
          "GET /api/live?page=team&name=%s HTTP/1.0\r\nHost: 127.0.0.1:%d\r\n\r\n"
              .formatted(team, port);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Thread thread = new Thread(null, this::read, "reader", 64 << 10);
      thread.setDaemon(true);
      thread.start();
    }

    void until(String line) throws InterruptedException {
      if (!begun.await(300, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no " + line);
      }
    }

    void expect(String line, CountDownLatch got) {
      latch = got;
      expected = line;
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.equals(expected)) {
            expected = "";
            latch.countDown();
          }
        }
      } catch (IOException e) {
        latch.countDown();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
