package dev.makertime.collector.publish;

import dev.makertime.collector.source.Erased;
import dev.makertime.topics.Topics;
import java.util.List;
import java.util.function.IntConsumer;

/** Lets nothing through that is of an identity that was erased. */
public final class ForgettingInbox implements Inbox {
  private final Inbox next;
  private final Erased erased;
  private final IntConsumer dropped;

  /**
   * An inbox before another.
   *
   * @param dropped is told how many activities went no further
   */
  public ForgettingInbox(Inbox next, Erased erased, IntConsumer dropped) {
    this.next = next;
    this.erased = erased;
    this.dropped = dropped;
  }

  @Override
  public void keep(List<Entry> entries) throws Unavailable {
    List<Entry> others = entries.stream().filter(entry -> !isErased(entry)).toList();
    if (others.size() < entries.size()) {
      dropped.accept(entries.size() - others.size());
    }
    if (!others.isEmpty()) {
      next.keep(others);
    }
  }

  private boolean isErased(Entry entry) {
    return entry.topic().equals(Topics.ACTIVITIES.name()) && erased.has(entry.key());
  }
}
