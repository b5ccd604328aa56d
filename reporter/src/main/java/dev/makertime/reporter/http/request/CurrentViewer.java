package dev.makertime.reporter.http.request;

import dev.makertime.reporter.access.Viewer;
import io.javalin.http.Context;

/** The viewer of a request, once the request has been authenticated. */
public final class CurrentViewer {
  private static final String VIEWER = "viewer";

  private CurrentViewer() {}

  /** Records who asks. */
  public static void set(Context ctx, Viewer viewer) {
    ctx.attribute(VIEWER, viewer);
  }

  /** Who asks. */
  public static Viewer of(Context ctx) {
    Viewer viewer = ctx.attribute(VIEWER);
    if (viewer == null) {
      throw new IllegalStateException("nobody was checked");
    }
    return viewer;
  }
}
