package dev.makertime.app.source;

import dev.makertime.app.config.Configuration.Application;
import dev.makertime.app.config.Configuration.Online;
import dev.makertime.app.config.Configuration.ServiceAccount;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.calendar.CalendarPeople;
import dev.makertime.collector.calendar.OnlineEntries;
import dev.makertime.collector.calendar.feed.FeedFetcher;
import dev.makertime.collector.calendar.online.GoogleProtocol;
import dev.makertime.collector.calendar.online.GraphProtocol;
import dev.makertime.collector.calendar.online.OAuthLogin;
import dev.makertime.collector.reading.PollSource;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Configured online calendars put together: who is asked, and who reads the answers. */
public record OnlineAccount(Online source, Clock clock) {
  private static final String GOOGLE = "https://www.googleapis.com/auth/calendar.readonly";
  private static final String GRAPH = "https://graph.microsoft.com/.default";

  /** The name under which one of the calendars is known; an address would be personal. */
  public String nameOf(String calendar) {
    String hash = UUID.nameUUIDFromBytes(calendar.getBytes(StandardCharsets.UTF_8)).toString();
    return source.name() + "-" + hash.substring(0, 8);
  }

  public FeedFetcher fetching(String calendar, LocalDate since) {
    return source.credentials() instanceof ServiceAccount
        ? GoogleProtocol.calendar(api(calendar), calendar, since, clock)
        : GraphProtocol.calendar(api(calendar), calendar, since, clock);
  }

  public PollSource entries(String calendar, CalendarPeople people, Supplier<ZoneId> zone) {
    String owner = "email:" + calendar;
    return source.credentials() instanceof ServiceAccount
        ? OnlineEntries.google(owner, people, zone, source.meetings())
        : OnlineEntries.graph(owner, people, zone, source.meetings());
  }

  /** Tries each; says in one line what can be seen, or why not. */
  public String check() throws IOException, InterruptedException {
    for (String calendar : source.calendars()) {
      HttpApi api = api(calendar);
      if (source.credentials() instanceof ServiceAccount) {
        GoogleProtocol.check(api, List.of(calendar));
      } else {
        GraphProtocol.check(api, List.of(calendar));
      }
    }
    return "calendars that can be read: " + source.calendars().size();
  }

  private HttpApi api(String calendar) {
    if (source.credentials() instanceof ServiceAccount account) {
      return HttpApi.of(source.url(), google(account, calendar), clock);
    }
    Application application = (Application) source.credentials();
    URI endpoint = application.login().resolve(application.tenant() + "/oauth2/v2.0/token");
    OAuthLogin login =
        OAuthLogin.client(
            endpoint, application.clientId(), application.clientSecret(), GRAPH, clock);
    return HttpApi.of(source.url(), login, clock).with(GraphProtocol.HEADERS);
  }

  private OAuthLogin google(ServiceAccount account, String calendar) {
    try {
      String key = Files.readString(account.keyFile());
      return OAuthLogin.serviceAccount(key, GOOGLE, account.actsFor() ? calendar : null, clock);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the key file %s of source %s cannot be read".formatted(account.keyFile(), source.name()),
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s of source %s is %s".formatted(account.keyFile(), source.name(), FailureText.of(e)),
          e);
    }
  }
}
