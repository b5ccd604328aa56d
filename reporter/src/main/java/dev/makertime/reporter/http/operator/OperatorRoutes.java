package dev.makertime.reporter.http.operator;

import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.request.CurrentViewer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.live.Live;
import dev.makertime.reporter.live.Page;
import dev.makertime.reporter.system.OperatorDesk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests of operators: the latest dead letters, a check of all sources, and another
 * reading of the dead letters. What is started runs in the background; the system page shows how
 * far it is.
 */
public final class OperatorRoutes {
  private static final int LETTERS = 200;

  private final @Nullable OperatorDesk desk;
  private final Live live;

  /**
   * Makes the handlers.
   *
   * @param desk absent where the collector runs in another process
   */
  public OperatorRoutes(@Nullable OperatorDesk desk, Live live) {
    this.desk = desk;
    this.live = live;
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/api/dead-letters", this::deadLetters);
    routes.post("/api/check", ctx -> start(ctx, OperatorDesk::startCheck));
    routes.post("/api/dead-letters/read-again", ctx -> start(ctx, OperatorDesk::startRereading));
  }

  private void deadLetters(Context ctx) throws Problem, IOException {
    Params.answer(ctx, desk(ctx).deadLetters(LETTERS));
  }

  private void start(Context ctx, Consumer<OperatorDesk> job) throws Problem {
    job.accept(desk(ctx));
    for (boolean everything : new boolean[] {false, true}) {
      live.renew(new Page(Page.Kind.SYSTEM, "", everything));
    }
    ctx.status(202);
  }

  private OperatorDesk desk(Context ctx) throws Problem {
    if (!CurrentViewer.of(ctx).is(Role.OPERATOR)) {
      throw Problem.forbidden("sources and dead letters are for operators");
    }
    if (desk == null) {
      throw Problem.later(
          "the collector runs in a process of its own; run makertime check on its machine");
    }
    return desk;
  }
}
