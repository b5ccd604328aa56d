package dev.makertime.app.operator;

import dev.makertime.collector.publish.DeadLetterRereading;
import dev.makertime.collector.publish.DeadLetterRereading.Outcome;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.reporter.system.OperatorJob;
import dev.makertime.topics.DeadLetter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads all dead letters again, and counts what became of them by source. */
final class RereadLetters {
  private record Key(String source, Outcome outcome) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : outcome.compareTo(other.outcome);
    }
  }

  private RereadLetters() {}

  /** Reads them; each is a step, and the counts come with the last one. */
  static void all(DeadLetterTopic topic, DeadLetterRereading rereading, BackgroundJob.Report report)
      throws IOException {
    List<DeadLetter> letters = new ArrayList<>();
    topic.each(letters::add);
    report.steps(letters.size());
    Map<Key, Integer> counts = new TreeMap<>();
    try {
      for (DeadLetter letter : letters) {
        counts.merge(new Key(letter.source(), rereading.read(letter)), 1, Integer::sum);
        report.step();
      }
    } catch (Inbox.Unavailable e) {
      throw new IOException("what was read could not be stored; start it again later", e);
    } finally {
      report.step(
          counts.entrySet().stream()
              .map(
                  one ->
                      new OperatorJob.Line(
                          one.getKey().source(),
                          one.getKey().outcome().isFine(),
                          "%d %s".formatted(one.getValue(), one.getKey().outcome().words())))
              .toArray(OperatorJob.Line[]::new));
    }
  }
}
