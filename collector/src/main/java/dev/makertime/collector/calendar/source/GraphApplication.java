package dev.makertime.collector.calendar.source;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.api.OAuthLogin;
import dev.makertime.collector.calendar.CalendarPeople;
import dev.makertime.collector.calendar.OnlineEntries;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.online.GraphProtocol;
import dev.makertime.collector.calendar.poll.FeedFetcher;
import dev.makertime.collector.reading.SnapshotReader;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * An application of Microsoft Entra.
 *
 * @param login where tokens are given
 */
public record GraphApplication(URI login, String tenant, String clientId, String clientSecret)
    implements OnlineProvider {
  private static final String SCOPE = "https://graph.microsoft.com/.default";

  @Override
  public String type() {
    return GraphType.NAME;
  }

  @Override
  public Api api(String source, URI url, String calendar, Clock clock) {
    URI endpoint = login.resolve(tenant + "/oauth2/v2.0/token");
    return HttpApi.of(url, OAuthLogin.client(endpoint, clientId, clientSecret, SCOPE, clock), clock)
        .with(GraphProtocol.HEADERS);
  }

  @Override
  public FeedFetcher fetcher(Api api, String calendar, LocalDate since, Clock clock) {
    return GraphProtocol.calendar(api, calendar, since, clock);
  }

  @Override
  public SnapshotReader reader(
      String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules meetings) {
    return OnlineEntries.graph(owner, people, zone, meetings);
  }

  @Override
  public void check(Api api, String calendar) throws IOException, InterruptedException {
    GraphProtocol.check(api, calendar);
  }
}
