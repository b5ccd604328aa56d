package dev.makertime.collector.calendar.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.calendar.online.OnlineCalendar.Page;
import dev.makertime.collector.calendar.online.OnlineCalendar.Protocol;
import dev.makertime.collector.outbound.UrlPart;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Adapter to Google Calendar's {@code events.list}, with series expanded and sync tokens. */
public final class GoogleProtocol implements Protocol {
  private static final String QUERY = "events?singleEvents=true&maxResults=250";

  private final String base;

  private GoogleProtocol(String calendar) {
    base = "calendars/" + UrlPart.of(calendar) + "/";
  }

  /**
   * Makes a client of a calendar.
   *
   * @param id an address, whose primary calendar it is
   */
  public static OnlineCalendar calendar(Api api, String id, LocalDate since, Clock clock) {
    return new OnlineCalendar(new GoogleProtocol(id), api, since, clock);
  }

  /**
   * Checks the access to a calendar.
   *
   * @throws IOException when it cannot be read
   */
  public static void check(Api api, String calendar) throws IOException, InterruptedException {
    var unused = api.get("calendars/" + UrlPart.of(calendar) + "/events?maxResults=1");
  }

  @Override
  public String first(Instant from, Instant to) {
    return base + QUERY + "&timeMin=" + from + "&timeMax=" + to;
  }

  @Override
  public Page page(Api api, String path) throws IOException, InterruptedException {
    Api.Answer page = api.get(path);
    JsonNode answer = page.body();
    String next = answer.path("nextPageToken").asText("");
    String token = answer.path("nextSyncToken").asText("");
    return Page.of(
        page.list("items"),
        item -> "cancelled".equals(item.path("status").asText()),
        next.isEmpty() ? null : withPage(path, next),
        token.isEmpty() ? null : base + QUERY + "&syncToken=" + UrlPart.of(token));
  }

  private static String withPage(String path, String token) {
    return path.replaceAll("&pageToken=[^&]*", "") + "&pageToken=" + UrlPart.of(token);
  }
}
