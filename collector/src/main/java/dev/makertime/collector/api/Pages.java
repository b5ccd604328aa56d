package dev.makertime.collector.api;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of a list, one after the other. A page that leads back to one before ends the
 * reading with an error: it would go on for ever.
 */
public final class Pages {
  private final Api api;
  private final Set<String> read = new HashSet<>();
  private @Nullable String next;

  /**
   * Makes a reader.
   *
   * @param first path of the first page, with its query
   */
  public Pages(Api api, String first) {
    this.api = api;
    next = first;
  }

  /** Whether there is a page that was not read. */
  public boolean hasNext() {
    return next != null;
  }

  /**
   * Reads the next page.
   *
   * @throws Api.Refused where it was read before
   */
  public Api.Answer next() throws IOException, InterruptedException {
    if (next == null) {
      throw new IllegalStateException("there is no further page");
    }
    if (!read.add(next)) {
      throw new Api.Refused(200, "its pages lead in a circle");
    }
    Api.Answer page = api.get(next);
    next = page.next();
    return page;
  }
}
