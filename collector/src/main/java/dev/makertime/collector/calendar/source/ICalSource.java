package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.FeedFetcher;
import dev.makertime.collector.calendar.poll.UrlFetcher;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.collector.source.PlainHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A configured iCalendar file or feed.
 *
 * @param owner the identity whose calendar it is; absent = every known attendee's
 * @param timeZone of times that name none; absent = the owner's
 * @param since the first day read; absent = 90 days ago
 */
public record ICalSource(
    String name,
    URI address,
    @Nullable String owner,
    @Nullable ZoneId timeZone,
    @Nullable LocalDate since,
    Duration poll,
    MeetingRules meetings)
    implements CalendarSource {

  /** Secrets in the paths of published calendars have 24 characters and more. */
  private static final int LONGEST_NAME = 20;

  @Override
  public String type() {
    return ICalType.NAME;
  }

  @Override
  public FeedFetcher fetcher(Clock clock) {
    return new UrlFetcher(clock).at(address);
  }

  @Override
  public List<AccessCheck> checks(Clock clock) {
    String where = "file".equals(address.getScheme()) ? "the file" : withoutSecrets(address);
    return List.of(
        new AccessCheck(
            where, PlainHttp.warning(address, "its path"), () -> ICalCheck.of(this, clock)));
  }

  /**
   * An address that shows where the mistake is, without what may be its secret: the query, and
   * names so long that nobody can guess them.
   */
  static String withoutSecrets(URI address) {
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
}
