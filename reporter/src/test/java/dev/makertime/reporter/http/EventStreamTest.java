package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.live.Live;
import dev.makertime.reporter.live.Page;
import dev.makertime.reporter.live.Pages;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.organization.OrganizationFile;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that takes nothing for a while. */
class EventStreamTest {
  private static final Page TEAM = new Page(Page.Kind.TEAM, "churn", true);

  @TempDir Path directory;
  private DayStore store;
  private Live live;

  /** A browser's end of the line, which takes something when it is told to. */
  private static final class Slow extends ServletOutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private boolean takes;

    @Override
    public boolean isReady() {
      return takes;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      // the test calls it
    }

    @Override
    public void write(int one) {
      taken.write(one);
    }

    String said() {
      return taken.toString(StandardCharsets.UTF_8);
    }
  }

  @BeforeEach
  void start() throws Exception {
    Organization organization =
        OrganizationFile.parse("people: [{id: ana, teams: [{team: churn, from: 2026-01-01}]}]");
    Clock clock = Clock.fixed(Served.NOW, ZoneOffset.UTC);
    store = DayStore.open(directory);
    live =
        new Live(
            new Pages(
                store,
                () -> organization,
                List.of(),
                () -> new SystemState(null, null, Map.of()),
                () -> null,
                null,
                PrivacySettings.DEFAULT,
                new Audit(directory.resolve("audit"), clock),
                new Consents(directory.resolve("consents")),
                clock),
            store.changes());
  }

  @AfterEach
  void stop() {
    live.close();
    store.close();
  }

  @Test
  void it_is_dropped_when_it_has_taken_nothing_for_too_long() throws Exception {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    EventStream stream = new EventStream(new Slow(), () -> true, closed, Duration.ofMillis(50));
    stream.follow(live.join(TEAM, stream), -1);
    stream.onWritePossible();
    stream.tick();
    assertThat(closed).isNotDone();

    Pause.ofRealClock(Duration.ofMillis(80));
    stream.tick();

    assertThat(closed).isDone();
  }

  @Test
  void it_gets_the_newest_state_and_none_of_those_in_between() throws Exception {
    Slow out = new Slow();
    EventStream stream = new EventStream(out, () -> true, new CompletableFuture<>());
    Live.Watched watched = live.join(TEAM, stream);
    stream.follow(watched, watched.version());
    stream.onWritePossible();
    for (int people = 1; people <= 3; people++) {
      take(people);
      long before = watched.version();
      Await.until(Duration.ofSeconds(2), () -> watched.version() != before);
    }

    out.takes = true;
    stream.onWritePossible();

    assertThat(out.said().split("event: today\n", -1)).hasSize(2);
    assertThat(out.said()).contains("\"available\":86400");
  }

  private void take(int times) {
    var day =
        dev.makertime.model.TeamDay.of(
            "churn",
            java.time.LocalDate.parse("2026-06-17"),
            java.util.Collections.nCopies(
                times,
                dev.makertime.model.Contribution.of(
                    Days.day("ana", "2026-06-17", "churn"), false)));
    store
        .teamDays()
        .take(List.of(new TopicTable.Change<>(day.key(), day)), Map.of(0, (long) times));
  }
}
