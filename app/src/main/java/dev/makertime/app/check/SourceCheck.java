package dev.makertime.app.check;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.Configuration.Asked;
import dev.makertime.app.config.Configuration.CalDav;
import dev.makertime.app.config.Configuration.Calling;
import dev.makertime.app.config.Configuration.ICal;
import dev.makertime.app.config.Configuration.Online;
import dev.makertime.app.config.Configuration.Server;
import dev.makertime.app.source.ConfiguredSource;
import dev.makertime.app.source.OnlineAccount;
import dev.makertime.model.Count;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Tries each configured source, once. */
public final class SourceCheck {
  /** Secrets in the paths of published calendars have 24 characters and more. */
  private static final int LONGEST_NAME = 20;

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
    for (Configuration.Source source : configuration.sources()) {
      if (source instanceof Asked asked && asked.server() != null) {
        results.add(
            of(source.name(), asked, asked.server(), clock)
                .and(PlainHttp.warning(asked.server().url(), asked.server().secret())));
      }
      if (source instanceof ICal iCal) {
        results.add(
            attempt(
                    source.name(),
                    iCal.address().getScheme().equals("file") ? "the file" : shown(iCal.address()),
                    () -> CalendarCheck.of(iCal, clock))
                .and(PlainHttp.warning(iCal.address(), "its path")));
      }
      if (source instanceof Online online) {
        results.add(
            attempt(
                    source.name(),
                    String.valueOf(online.url().getHost()),
                    () -> new OnlineAccount(online, clock).check())
                .and(PlainHttp.warning(online.url(), "a token")));
      }
      if (source instanceof CalDav calDav) {
        results.add(
            attempt(
                    source.name(),
                    String.valueOf(calDav.server().url().getHost()),
                    () ->
                        "as %s, %s"
                            .formatted(
                                calDav.server().user(),
                                ConfiguredSource.account(calDav, clock).check()))
                .and(PlainHttp.warning(calDav.server().url(), calDav.server().secret())));
      }
      if (source instanceof Calling calling && !calling.secrets().isEmpty()) {
        results.add(
            new Result(
                source.name(),
                true,
                "waits for calls at /webhooks/%s, known by %s"
                    .formatted(source.name(), Count.of(calling.secrets().size(), "secret"))));
      }
    }
    return results;
  }

  /**
   * An address by which somebody finds the mistake in it, without what may be its secret: the
   * query, and names so long that nobody can guess them.
   */
  static String shown(URI address) {
    String path =
        Arrays.stream(address.getPath().split("/", -1))
            .map(name -> name.length() > LONGEST_NAME ? name.substring(0, 4) + "…" : name)
            .collect(Collectors.joining("/"));
    return "%s://%s%s%s"
        .formatted(
            address.getScheme(),
            address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort()),
            path,
            address.getRawQuery() == null ? "" : "?…");
  }

  private static Result of(String name, Asked asked, Server server, Clock clock) {
    return attempt(
        name,
        String.valueOf(server.url().getHost()),
        () -> ConfiguredSource.of(asked, server, clock).check());
  }

  private interface Attempt {
    String check() throws IOException, InterruptedException;
  }

  private static Result attempt(String name, String host, Attempt attempt) {
    try {
      return new Result(name, true, attempt.check());
    } catch (ConnectException e) {
      return new Result(name, false, "nobody answers at %s: is its url right?".formatted(host));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return new Result(name, false, "%s: %s".formatted(host, FailureText.of(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(name, false, "interrupted");
    }
  }
}
