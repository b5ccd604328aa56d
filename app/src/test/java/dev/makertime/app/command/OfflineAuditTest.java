package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.access.Audit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that read of people while nothing runs say so to these people. */
class OfflineAuditTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --from 2026-03-02 --to 2026-03-08",
        "explain --person e1 --date 2026-03-03",
        "compare --migration auto --from 2026-03-02 --to 2026-06-28"
      })
  void what_is_read_of_people_while_nothing_runs_is_written_down(String command) throws Exception {
    MeasuredOrganization measured = MeasuredOrganization.in(directory);
    Files.writeString(
        directory.resolve("promise.json"), measured.simulated(new CommandRun()).toString());
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--config", measured.config()));

    assertThat(makertime.run(words.toArray(String[]::new))).as(makertime.err()).isZero();

    assertThat(
            new Audit(directory.resolve("data/access/audit.jsonl"), Clock.systemUTC()).of("e1", 9))
        .isNotEmpty()
        .allSatisfy(
            look ->
                assertThat(look.who()).startsWith("account " + System.getProperty("user.name")));
  }
}
