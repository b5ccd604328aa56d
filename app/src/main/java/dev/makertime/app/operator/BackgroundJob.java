package dev.makertime.app.operator;

import dev.makertime.reporter.system.OperatorJob;
import dev.makertime.topics.FailureText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Job in the background, of which its state is known at any time. One runs at a time. */
final class BackgroundJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundJob.class);

  private final ExecutorService executor;
  private final Clock clock;
  private OperatorJob state = OperatorJob.NEVER;

  /** What the job does; it reports each step. */
  interface Work {
    void run(Report report) throws Exception;
  }

  /** Takes how many steps there are, and what came of each. */
  interface Report {
    void steps(int all);

    void step(OperatorJob.Line... lines);
  }

  BackgroundJob(String name, Clock clock) {
    this.clock = clock;
    executor =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  synchronized OperatorJob state() {
    return state;
  }

  /** Starts it, unless it runs. */
  synchronized void start(Work work) {
    if (state.running()) {
      return;
    }
    state = new OperatorJob(true, 0, 0, clock.instant(), null, List.of());
    executor.execute(() -> run(work));
  }

  @SuppressWarnings("IllegalCatch") // a job that fails says so on the page, and ends nothing else
  private void run(Work work) {
    try {
      work.run(new Steps());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("a job of an operator failed", e);
      at(state().done(), state().all(), new OperatorJob.Line("failed", false, FailureText.of(e)));
    } finally {
      end();
    }
  }

  private synchronized void at(int done, int all, OperatorJob.Line... more) {
    List<OperatorJob.Line> lines = new ArrayList<>(state.lines());
    lines.addAll(List.of(more));
    state = new OperatorJob(true, Math.min(done, all), all, state.began(), null, lines);
  }

  private final class Steps implements Report {
    @Override
    public void steps(int all) {
      at(state().done(), all);
    }

    @Override
    public void step(OperatorJob.Line... lines) {
      at(state().done() + 1, state().all(), lines);
    }
  }

  private synchronized void end() {
    state =
        new OperatorJob(
            false, state.done(), state.all(), state.began(), clock.instant(), state.lines());
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
