package dev.makertime.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.testkit.waiting.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of runs between a reader and the broker. */
class RunsOnTheirWayTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");
  private static final Run ANAS = run("1").who("gitlab:ana").build();
  private static final Run BOS = run("2").who("gitlab:bo").build();
  private static final Run NOBODYS = run("3").build();

  @TempDir Path directory;
  private final KeepingInbox broker = new KeepingInbox();

  @Test
  void runs_are_spooled_and_sent_like_all_else() throws Exception {
    broker.away = true;
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20)) {
      inbox.accept(found(ANAS, NOBODYS));
      assertThat(inbox.bytes()).isPositive();

      broker.away = false;
      awaitSent(inbox);
    }

    assertThat(broker.latestRuns()).containsExactlyInAnyOrder(ANAS, NOBODYS);
  }

  @Test
  void a_run_of_somebody_erased_stays_and_names_nobody() throws Exception {
    ErasedIdentities erased = ErasedIdentities.nobody().with(List.of("gitlab:ana"));

    new ErasedFilterInbox(broker, erased, count -> {}).accept(found(ANAS, BOS, NOBODYS));

    assertThat(broker.runs).containsExactly(ANAS.withoutWho(), BOS, NOBODYS);
    assertThat(erased.without(SnapshotReader.Snapshot.of(found(ANAS, BOS))).reading())
        .isEqualTo(found(ANAS.withoutWho(), BOS));
  }

  @Test
  void a_spool_is_rewritten_with_what_its_records_become() throws Exception {
    broker.away = true;
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20)) {
      inbox.accept(found(ANAS, BOS, NOBODYS));
    }

    long changed =
        SpoolRewrite.edit(
            directory,
            entry ->
                switch (entry.key()) {
                  case "1" -> Optional.of(PendingRecord.of(ANAS.withoutWho()));
                  case "3" -> Optional.empty();
                  default -> Optional.of(entry);
                });

    assertThat(changed).isEqualTo(2);
    broker.away = false;
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20)) {
      awaitSent(inbox);
    }
    assertThat(broker.runs).containsExactly(ANAS.withoutWho(), BOS);
  }

  @Test
  void a_run_of_the_far_future_or_with_a_script_for_a_link_is_rejected() {
    Run ahead = run("1").times(TEN.plus(Duration.ofDays(61)), null, null).build();
    Run script =
        new Run(
            "1",
            1,
            "x",
            RunKind.JOB,
            null,
            null,
            ANAS.trigger(),
            null,
            RunStatus.QUEUED,
            1,
            null,
            TEN,
            null,
            null,
            null,
            Map.of(Run.URL, "javascript:alert(1)"),
            false);

    assertThat(found(ahead).checkedAt(TEN)).isInstanceOf(Reading.Rejected.class);
    assertThat(found(script).checkedAt(TEN)).isInstanceOf(Reading.Rejected.class);
    assertThat(found(ANAS).checkedAt(TEN)).isEqualTo(found(ANAS));
  }

  @Test
  void what_is_ignored_for_its_activities_is_found_for_its_runs() {
    assertThat(new Reading.Ignored("nobody's").with(List.of(NOBODYS))).isEqualTo(found(NOBODYS));
    assertThat(found(ANAS).with(List.of(BOS))).isEqualTo(found(ANAS, BOS));
    assertThat(new Reading.Rejected("torn").with(List.of(BOS)))
        .isEqualTo(new Reading.Rejected("torn"));
    assertThat(new Reading.Ignored("empty").with(List.of()))
        .isEqualTo(new Reading.Ignored("empty"));
  }

  private static void awaitSent(SpoolingInbox inbox) throws InterruptedException {
    assertThat(Await.until(Duration.ofSeconds(20), () -> inbox.bytes() == 0)).isTrue();
  }

  private static Reading.Found found(Run... runs) {
    return new Reading.Found(List.of(), List.of(), List.of(runs));
  }

  private static RunBuilder run(String id) {
    return Run.of("gitlab", id, 1)
        .kind(RunKind.PIPELINE)
        .status(RunStatus.SUCCESS)
        .times(TEN, TEN, TEN.plusSeconds(60));
  }
}
