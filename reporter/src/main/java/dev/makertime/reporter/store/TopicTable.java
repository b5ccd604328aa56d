package dev.makertime.reporter.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a topic is read into: shown at once, on disk a little later. */
public interface TopicTable<V> {

  /** A record; without a value it takes away what its key stands for. */
  record Change<V>(String key, @Nullable V value) {}

  /** From where each partition is to be read; none if it was never read. */
  Map<Integer, Long> offsets();

  /**
   * Takes over what a stretch of the topic says.
   *
   * @param changes in the order of each partition
   * @param offsets where to go on, by partition
   */
  void take(List<Change<V>> changes, Map<Integer, Long> offsets);

  /** Puts on disk what was taken, and where to go on, in one transaction. */
  void save();

  /** Forgets what was taken and is not on disk. */
  void drop();

  /** Forgets everything: what it was fed from is gone. */
  void clear();
}
