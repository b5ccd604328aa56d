package dev.makertime.reporter.system;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the webhooks that a source sent today, in UTC.
 *
 * @param setAside calls that were taken and could not be read
 * @param last when it last called; absent = not since the start
 * @param refusedAt when a call was last refused; absent = not since the start
 * @param reason why that was, without anything of what was sent
 */
public record WebhooksToday(
    String source,
    long accepted,
    long ignored,
    long setAside,
    long refused,
    @Nullable Instant last,
    @Nullable Instant refusedAt,
    @Nullable String reason) {

  /**
   * The same with the sources that only call and have not done so since the start: that they are
   * silent is what an operator looks for.
   */
  public static @Nullable List<WebhooksToday> withCallers(
      List<ConfiguredSource> sources, @Nullable List<WebhooksToday> calls) {
    if (calls == null) {
      return null;
    }
    Set<String> known = calls.stream().map(WebhooksToday::source).collect(Collectors.toSet());
    Stream<WebhooksToday> silent =
        sources.stream()
            .filter(
                source ->
                    source.every() == null
                        && !source.isCalendar()
                        && !known.contains(source.name()))
            .map(source -> new WebhooksToday(source.name(), 0, 0, 0, 0, null, null, null));
    return Stream.concat(calls.stream(), silent)
        .sorted(Comparator.comparing(WebhooksToday::source))
        .toList();
  }
}
