package dev.makertime.collector.calendar.source;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.api.OAuthLogin;
import dev.makertime.collector.calendar.CalendarPeople;
import dev.makertime.collector.calendar.OnlineEntries;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.online.GoogleProtocol;
import dev.makertime.collector.calendar.poll.FeedFetcher;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * A Google service account.
 *
 * @param keyFile the JSON that Google gives for it
 * @param actsFor whether it acts for each calendar's owner, as an administrator may allow;
 *     otherwise the calendars have to be shared with it
 */
public record GoogleAccount(Path keyFile, boolean actsFor) implements OnlineProvider {
  private static final String SCOPE = "https://www.googleapis.com/auth/calendar.readonly";

  @Override
  public String type() {
    return GoogleType.NAME;
  }

  @Override
  public Api api(String source, URI url, String calendar, Clock clock) {
    return HttpApi.of(url, login(source, calendar, clock), clock);
  }

  private OAuthLogin login(String source, String calendar, Clock clock) {
    try {
      String key = Files.readString(keyFile);
      return OAuthLogin.serviceAccount(key, SCOPE, actsFor ? calendar : null, clock);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the key file %s of source %s cannot be read".formatted(keyFile, source), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s of source %s is %s".formatted(keyFile, source, FailureText.of(e)), e);
    }
  }

  @Override
  public FeedFetcher fetcher(Api api, String calendar, LocalDate since, Clock clock) {
    return GoogleProtocol.calendar(api, calendar, since, clock);
  }

  @Override
  public SnapshotReader reader(
      String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules meetings) {
    return OnlineEntries.google(owner, people, zone, meetings);
  }

  @Override
  public void check(Api api, String calendar) throws IOException, InterruptedException {
    GoogleProtocol.check(api, calendar);
  }
}
