package dev.makertime.reporter.store;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.Count;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds a damaged store: its file is set aside, the topics fill an empty one, and what they no
 * longer have is copied from the damaged one as far as it can be read.
 *
 * @param held for how long the topics hold days
 */
record StoreRenewal(Path directory, Clock clock, Duration held) {
  private static final Logger LOG = LoggerFactory.getLogger(StoreRenewal.class);

  /** Moves the file, which nobody has open, and returns where it is. */
  Path setAside() throws IOException {
    return DamagedFile.setAside(file(), clock.instant());
  }

  /** Removes what was set aside long ago. */
  void removeOld() throws IOException {
    DamagedFile.removeOld(file(), clock.instant());
  }

  /** Takes the weeks that outlived their days and what was shown, and says what is lost. */
  void takeOver(Path aside, PastWeekTable to, PublishedTable published) {
    Optional<List<PastWeek>> weeks = DamagedFile.weeks(aside);
    to.add(weeks.orElse(List.of()));
    LOG.error(
        "the store of days is damaged: it is set aside as {}, and rebuilt from the topics; {}",
        aside,
        weeks
            .map(read -> "copied: " + Count.of(read.size(), "week") + " of people")
            .orElse(
                ("weeks of people before %s are lost, since the topics do not have them: restore"
                        + " store/ from a backup if you need them")
                    .formatted(LocalDate.ofInstant(clock.instant().minus(held), ZoneOffset.UTC))));
    if (!published.takeOver(aside)) {
      LOG.error(
          "the sums shown so far cannot be read from the damaged store: they are computed again, and"
              + " later evidence may change them");
    }
  }

  private Path file() {
    return directory.resolve(Connections.FILE);
  }
}
