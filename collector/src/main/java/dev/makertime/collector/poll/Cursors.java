package dev.makertime.collector.poll;

import dev.makertime.collector.publish.Inbox.Unavailable;

/** Where cursors are kept. */
public interface Cursors {

  /** The cursor of a source, or where it starts. */
  <C> C get(String source, Class<C> type, C start) throws Unavailable;

  /** Returns when the cursor is kept; to be called when all it speaks of is kept. */
  void put(String source, Object cursor) throws Unavailable;
}
