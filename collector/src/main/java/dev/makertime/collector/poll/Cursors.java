package dev.makertime.collector.poll;

import dev.makertime.collector.publish.Inbox.Unavailable;

/** Store of the cursors of pollers. */
public interface Cursors {

  /** Returns the cursor of a source; its start where there is none yet. */
  <C> C get(String source, Class<C> type, C start) throws Unavailable;

  /** Stores a cursor durably; to be called once the broker has all that it covers. */
  void put(String source, Object cursor) throws Unavailable;

  /** Returns the same store for readers beside the pollers, whose cursors have other keys. */
  default Cursors under(String prefix) {
    Cursors all = this;
    return new Cursors() {
      @Override
      public <C> C get(String source, Class<C> type, C start) throws Unavailable {
        return all.get(prefix + source, type, start);
      }

      @Override
      public void put(String source, Object cursor) throws Unavailable {
        all.put(prefix + source, cursor);
      }
    };
  }
}
