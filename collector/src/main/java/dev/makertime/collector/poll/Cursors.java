package dev.makertime.collector.poll;

import dev.makertime.collector.publish.Inbox.Unavailable;

/** Where cursors are kept. */
public interface Cursors {

  /** The cursor of a source, or {@link Cursor#START}. */
  Cursor get(String source) throws Unavailable;

  /** Returns when the cursor is kept; to be called when all it speaks of is kept. */
  void put(String source, Cursor cursor) throws Unavailable;
}
