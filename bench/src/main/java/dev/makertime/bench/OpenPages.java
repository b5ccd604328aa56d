package dev.makertime.bench;

import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures open pages, one for each team.
 *
 * @param bytes heap of all of them
 * @param toLast milliseconds from a change until the last page has it, the median
 */
record OpenPages(long bytes, double toLast) {
  static OpenPages measure(ReporterServer server, DayStore store, int count) throws Exception {
    long before = used();
    List<Reader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        readers.add(new Reader(server.port(), "t" + i % DashboardBenchmark.TEAMS));
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
      return new OpenPages(bytes, millis[millis.length / 2]);
    } finally {
      for (Reader reader : readers) {
        reader.close();
      }
    }
  }

  /** Changes the day of one team, and returns the milliseconds until its last page has it. */
  private static double change(DayStore store, List<Reader> readers, int round)
      throws InterruptedException {
    List<Reader> of = readers.stream().filter(reader -> reader.team.equals("t0")).toList();
    CountDownLatch got = new CountDownLatch(of.size());
    of.forEach(reader -> reader.expect("event: today", got));
    EngineerDay day = DashboardData.day("p0", DashboardBenchmark.LAST, "t0", 1000 + round);
    TeamDay team = TeamDay.of("t0", DashboardBenchmark.LAST, List.of(Contribution.of(day, false)));
    long begun = System.nanoTime();
    store
        .teamDays()
        .take(List.of(new TopicTable.Change<>(team.key(), team)), Map.of(0, 1_000_000L + round));
    if (!got.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a page did not get a change");
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
