package dev.makertime.collector.reading;

import java.util.List;

/**
 * Reads snapshots: each payload has all that a source says of a period. Pure; a poller fetches the
 * payloads.
 */
public interface SnapshotReader {

  /**
   * Reads a snapshot of a period. What was in an earlier one and is not in this has been deleted.
   * Never throws, whatever the payload.
   */
  Snapshot read(Payload payload, TimeWindow window);

  /**
   * Returns a version of the settings by which snapshots are read. When it changes, the last one is
   * read again.
   */
  default String rulesVersion() {
    return "";
  }

  /**
   * What was read.
   *
   * @param unreadable entries that could not be read: what they told before stays
   */
  record Snapshot(Reading reading, List<Unreadable> unreadable) {
    public Snapshot {
      unreadable = List.copyOf(unreadable);
    }

    /** Makes a snapshot without unreadable entries. */
    public static Snapshot of(Reading reading) {
      return new Snapshot(reading, List.of());
    }
  }

  /**
   * An entry that cannot be read.
   *
   * @param id of its activities, or what they begin with before a slash; empty where it has none
   * @param why naming no content of it
   */
  record Unreadable(String id, String why) {
    /** Whether an activity is of this entry. */
    public boolean covers(String activity) {
      return !id.isEmpty() && (activity.equals(id) || activity.startsWith(id + "/"));
    }
  }
}
