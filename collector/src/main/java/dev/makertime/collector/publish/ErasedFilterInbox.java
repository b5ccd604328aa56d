package dev.makertime.collector.publish;

import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.model.Run;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topics;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Inbox that drops the records of erased identities before another inbox. A dead letter may be
 * theirs, so that its payload is dropped once anybody was erased. A run stays, and does not say who
 * set it off.
 */
public final class ErasedFilterInbox implements Inbox {
  private final Inbox next;
  private final ErasedIdentities erased;
  private final IntConsumer dropped;

  /**
   * Makes a filter before another inbox.
   *
   * @param dropped gets the number of activities that were dropped
   */
  public ErasedFilterInbox(Inbox next, ErasedIdentities erased, IntConsumer dropped) {
    this.next = next;
    this.erased = erased;
    this.dropped = dropped;
  }

  @Override
  public void keep(List<PendingRecord> entries) throws Unavailable {
    List<PendingRecord> others =
        entries.stream().filter(entry -> !isErased(entry)).map(this::withoutPerson).toList();
    if (others.size() < entries.size()) {
      dropped.accept(entries.size() - others.size());
    }
    if (!others.isEmpty()) {
      next.keep(others);
    }
  }

  private PendingRecord withoutPerson(PendingRecord entry) {
    if (erased.isNobody()) {
      return entry;
    }
    if (entry.topic().equals(Topics.RUNS.name())) {
      Run run = Topics.RUNS.value().deserializer().deserialize(entry.topic(), entry.value());
      Run without = erased.without(run);
      return without.equals(run) ? entry : PendingRecord.of(without);
    }
    return entry.topic().equals(Topics.DEAD_LETTERS.name()) ? withoutContent(entry) : entry;
  }

  private static PendingRecord withoutContent(PendingRecord entry) {
    DeadLetter letter =
        Topics.DEAD_LETTERS.value().deserializer().deserialize(entry.topic(), entry.value());
    return PendingRecord.of(new DeadLetter(letter.source(), letter.reason(), letter.time(), null));
  }

  private boolean isErased(PendingRecord entry) {
    return entry.topic().equals(Topics.ACTIVITIES.name()) && erased.has(entry.key());
  }
}
