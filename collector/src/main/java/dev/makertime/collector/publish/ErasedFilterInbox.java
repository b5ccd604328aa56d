package dev.makertime.collector.publish;

import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Topics;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Inbox that drops the records of erased identities before another inbox. A dead letter may be
 * theirs, so that its payload is dropped once anybody was erased.
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
        entries.stream().filter(entry -> !isErased(entry)).map(this::withoutContent).toList();
    if (others.size() < entries.size()) {
      dropped.accept(entries.size() - others.size());
    }
    if (!others.isEmpty()) {
      next.keep(others);
    }
  }

  private PendingRecord withoutContent(PendingRecord entry) {
    if (erased.isNobody() || !entry.topic().equals(Topics.DEAD_LETTERS.name())) {
      return entry;
    }
    DeadLetter letter =
        Topics.DEAD_LETTERS.value().deserializer().deserialize(entry.topic(), entry.value());
    return PendingRecord.of(new DeadLetter(letter.source(), letter.reason(), letter.time(), null));
  }

  private boolean isErased(PendingRecord entry) {
    return entry.topic().equals(Topics.ACTIVITIES.name()) && erased.has(entry.key());
  }
}
