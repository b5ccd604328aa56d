package dev.makertime.collector.tool.saslog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the logs of a directory, each on from where it was read before. Files whose last change is
 * long before the last poll are not opened.
 *
 * @param name of the source
 * @param lostAfter a session whose log is not written for so long was killed
 */
record SaslogReader(
    String name, LogDirectory directory, LogTimes times, LogRules rules, Duration lostAfter)
    implements ApiReader {
  /** Clocks of file servers may differ by that much. */
  private static final Duration SETTLED = Duration.ofHours(2);

  private static final String SEEN = "seen";
  private static final String FILES = "files";
  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 64 << 20;
  private static final int COMMIT_EVERY = 200;

  @Override
  public String check(Api api) throws IOException {
    int[] count = {0};
    List<String> unread = new ArrayList<>();
    directory.list(
        log -> {
          count[0]++;
          if (count[0] <= COMMIT_EVERY && !log.path().toFile().canRead()) {
            unread.add(log.name() + ": permission denied");
          }
        },
        (what, why) -> unread.add(what + ": " + why));
    if (!unread.isEmpty()) {
      throw new IOException(
          "%d of its logs and directories cannot be read, such as %s"
              .formatted(unread.size(), unread.get(0)));
    }
    return count[0] == 0 ? "no log yet" : count[0] + " logs, whose last lines wait for their end";
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, Unavailable, InterruptedException {
    ObjectNode files = round.cursor().withObjectProperty(FILES);
    List<LogFile> changed = changed(files, round);
    int read = 0;
    for (LogFile log : changed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      follow(log, files, round);
      if (++read % COMMIT_EVERY == 0) {
        round.commit();
        round.progress(read + " logs read");
      }
    }
    forget(files, changed, round);
    round.cursor().put(SEEN, round.now().toString());
    round.commit();
  }

  /** Lists the logs that may have news, those first that were written first. */
  private List<LogFile> changed(ObjectNode files, PollRound round) throws IOException {
    Instant settled = settled(round);
    Set<String> there = new HashSet<>();
    List<LogFile> changed = new ArrayList<>();
    int[] gaps = {0};
    directory.list(
        log -> {
          there.add(log.key());
          boolean isNews = files.has(log.key()) || !log.changed().isBefore(settled);
          if (isNews && !log.written().isBefore(round.since())) {
            changed.add(log);
          }
        },
        (what, why) -> {
          gaps[0]++;
          round.gap(what, why);
        });
    if (gaps[0] == 0) {
      files.retain(there);
    }
    changed.sort(Comparator.comparing(LogFile::written).thenComparing(LogFile::name));
    return changed;
  }

  /** Files that were changed before that have been read. */
  private static Instant settled(PollRound round) {
    String seen = round.cursor().path(SEEN).asText("");
    return seen.isEmpty() ? Instant.MIN : round.notAhead(Instant.parse(seen)).minus(SETTLED);
  }

  private void follow(LogFile log, ObjectNode files, PollRound round) throws Unavailable {
    ObjectNode cursor = files.withObjectProperty(log.key());
    try (FileChannel in = log.open()) {
      if (!LogFile.isOf(in, cursor)) {
        cursor.removeAll();
        cursor.put("at", 0);
      }
      OneLog reading = new OneLog(this, log, cursor, round);
      while (reading.readOn(in, MOST_BYTES)) {
        round.commit();
        round.progress(log.name() + " is read");
      }
    } catch (NoSuchFileException e) {
      files.remove(log.key());
    } catch (IOException e) {
      files.remove(log.key());
      round.gap(log.name(), FailureText.of(e));
    }
  }

  /** Keeps of the cursor what a poll may still need: logs that go on, or were changed lately. */
  private void forget(ObjectNode files, List<LogFile> changed, PollRound round) {
    int over = files.size() - MOST_FILES;
    for (LogFile log : changed) {
      boolean isOpen = files.path(log.key()).has(OneLog.SESSION);
      boolean isOld = log.changed().isBefore(round.now().minus(SETTLED));
      if (!isOpen && (isOld || over > 0)) {
        files.remove(log.key());
        over--;
      }
    }
  }
}
