package dev.makertime.app.check;

import dev.makertime.app.config.Configuration;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.collector.source.Source;
import dev.makertime.model.Count;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Connects to each configured source once, and reports what it can read. */
public final class SourceCheck {
  private SourceCheck() {}

  /**
   * What became of it.
   *
   * @param line what it can see and as whom, or what is wrong
   */
  public record Result(String name, boolean isFine, String line) {
    Result and(String more) {
      return new Result(name, isFine, line + more);
    }
  }

  /** Tries all of them, in their order. */
  public static List<Result> all(Configuration configuration, Clock clock) {
    List<Result> results = new ArrayList<>();
    each(configuration, clock, results::addAll);
    return results;
  }

  /** Tries all of them, in their order, and reports the results of each source when they come. */
  public static void each(
      Configuration configuration, Clock clock, Consumer<List<Result>> progress) {
    for (Source source : configuration.sources()) {
      progress.accept(of(source, clock));
    }
  }

  private static List<Result> of(Source source, Clock clock) {
    List<Result> results = new ArrayList<>();
    source
        .checks(clock)
        .forEach(check -> results.add(attempt(source.name(), check).and(check.warning())));
    if (source.webhook().isPresent()) {
      results.add(
          new Result(
              source.name(),
              true,
              "waits for webhooks at /webhooks/%s, authenticated by %s"
                  .formatted(source.name(), Count.of(source.secrets().size(), "secret"))));
    }
    return results;
  }

  private static Result attempt(String name, AccessCheck check) {
    try {
      return new Result(name, true, check.attempt().run());
    } catch (ConnectException e) {
      return new Result(
          name, false, "no server answers at %s: is its url right?".formatted(check.where()));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return new Result(name, false, "%s: %s".formatted(check.where(), FailureText.of(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(name, false, "interrupted");
    }
  }
}
