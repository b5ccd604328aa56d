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
import java.util.Map;
import java.util.Optional;

/** Adapter to Microsoft Graph's {@code calendarView/delta}; the token fixes the window. */
public final class GraphProtocol implements Protocol {
  /** Ask for times in UTC, ids that stay when an event is moved, and 200 events a page. */
  public static final Map<String, String> HEADERS =
      Map.of("Prefer", "outlook.timezone=\"UTC\", IdType=\"ImmutableId\", odata.maxpagesize=200");

  private final String base;

  private GraphProtocol(String user) {
    base = "users/" + UrlPart.of(user) + "/";
  }

  /**
   * Makes a client of a calendar.
   *
   * @param user an address or an id, whose default calendar it is
   */
  public static OnlineCalendar calendar(Api api, String user, LocalDate since, Clock clock) {
    return new OnlineCalendar(new GraphProtocol(user), api, since, clock);
  }

  /**
   * Checks the access to a calendar.
   *
   * @throws IOException when it cannot be read
   */
  public static void check(Api api, String user) throws IOException, InterruptedException {
    var unused = api.get("users/" + UrlPart.of(user) + "/events?$top=1");
  }

  @Override
  public String first(Instant from, Instant to) {
    return base + "calendarView/delta?startDateTime=" + from + "&endDateTime=" + to;
  }

  @Override
  public Page page(Api api, String path) throws IOException, InterruptedException {
    Api.Answer page = api.get(path);
    JsonNode answer = page.body();
    String next = answer.path("@odata.nextLink").asText("");
    String later = answer.path("@odata.deltaLink").asText("");
    return Page.of(
        page.list("value"),
        item -> item.has("@removed"),
        next.isEmpty() ? null : next,
        later.isEmpty() ? null : later);
  }

  @Override
  public Optional<JsonNode> event(Api api, String id) throws IOException, InterruptedException {
    try {
      JsonNode event = api.get(base + "events/" + UrlPart.of(id)).body();
      return id.equals(event.path("id").asText()) ? Optional.of(event) : Optional.empty();
    } catch (Api.Absent e) {
      return Optional.empty(); // its occurrences are set aside
    }
  }
}
