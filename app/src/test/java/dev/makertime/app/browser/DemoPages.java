package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.demo.Demo;
import dev.makertime.app.demo.DemoTokens;
import dev.makertime.reporter.access.TokenFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** The demonstration on a Wednesday afternoon, and its visitors. */
final class DemoPages implements AutoCloseable {
  private static final int MOST_LOADS = 3;

  private static @Nullable DemoPages shared;

  final Clock clock;
  private final Demo demo;
  private final Closeable end;

  private DemoPages(Clock clock, Demo demo) {
    this(clock, demo, demo::close);
  }

  private DemoPages(Clock clock, Demo demo, Closeable end) {
    this.clock = clock;
    this.demo = demo;
    this.end = end;
  }

  /**
   * One with all of its history, for all tests of this JVM that only look. It goes on until the JVM
   * ends.
   */
  static synchronized DemoPages shared() throws Exception {
    if (shared == null) {
      DemoPages own = withHistory();
      Demo demo = own.demo;
      shared = new DemoPages(own.clock, demo, () -> {});
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      demo.close();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
    }
    return shared;
  }

  /** Starts it with all of its history. */
  static DemoPages withHistory() throws Exception {
    DemoPages pages = empty();
    pages.demo.feedHistory();
    return pages;
  }

  /** Starts it without any evidence, which takes less time. */
  static DemoPages empty() throws Exception {
    return empty(DayOfWeek.WEDNESDAY);
  }

  /** The same on the afternoon of another day. */
  static DemoPages empty(DayOfWeek day) throws Exception {
    Browser.needed();
    Clock clock = onAfternoonOf(day);
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    return new DemoPages(clock, new Demo(12, tomorrow, 7, 0, clock, said -> {}));
  }

  /** Starts an accelerated one with its history, whose time stands still. */
  static DemoPages accelerated() throws Exception {
    Browser.needed();
    Clock clock = Clock.systemUTC();
    DemoPages pages =
        new DemoPages(clock, Demo.accelerated(4, clock.instant(), 7, 0, 60, said -> {}));
    pages.demo.feedHistory();
    return pages;
  }

  /** Lets time pass, until the thread is interrupted. */
  Thread begin() {
    Thread present =
        new Thread(
            () -> {
              try {
                demo.feedPresent();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "present");
    present.start();
    return present;
  }

  /** On any day, at any hour: when the simulated teams are at work. */
  private static Clock onAfternoonOf(DayOfWeek day) {
    Instant now = Instant.now();
    Instant afternoon =
        LocalDate.ofInstant(now, ZoneOffset.UTC)
            .with(TemporalAdjusters.previous(day))
            .atTime(15, 0)
            .toInstant(ZoneOffset.UTC);
    return Clock.offset(Clock.systemUTC(), Duration.between(now, afternoon));
  }

  Browser browser() {
    return Browser.open(demo.reporterUrl());
  }

  /**
   * Logs a visitor in, and opens their first page until its state says something. On a busy machine
   * a simulation may take longer than the reporter gives it; then the page is loaded again.
   */
  void open(Browser browser, String visitor, String state) {
    DemoTokens.Visitor one = visitor(visitor);
    browser.logIn(one.token());
    browser.script("document.querySelector('.skip-tour')?.click()");
    browser.go(one.page());
    for (int load = 1; load < MOST_LOADS; load++) {
      browser.until(
          "the page is there or late",
          () -> browser.text(".state").contains(state) || isLate(browser));
      if (!isLate(browser)) {
        break;
      }
      browser.reload();
    }
    browser.until("the page is there", () -> browser.text(".state").contains(state));
  }

  private static boolean isLate(Browser browser) {
    return browser.text(".state").contains("the computation takes too long");
  }

  DemoTokens.Visitor visitor(String title) {
    return demo.visitors().all().stream()
        .filter(who -> who.title().startsWith(title))
        .findFirst()
        .orElseThrow();
  }

  TokenFile tokens() {
    return demo.visitors().tokens();
  }

  /** A wait of Ana's. */
  void post(String id, Instant start, String end) throws Exception {
    String wait =
        """
        [{"id":"%s","revision":1,"identity":"gitlab:ana.dev","kind":"wait","start":"%s","subject":"data/churn"%s}]
        """
            .formatted(id, start.truncatedTo(ChronoUnit.SECONDS), end);
    int status =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(demo.collectorUrl() + "/v1/activities"))
                    .header("Authorization", "Bearer demo-token")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(wait))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isEqualTo(202);
  }

  @Override
  public void close() throws IOException {
    end.close();
  }
}
