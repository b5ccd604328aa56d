package dev.makertime.collector.calendar.caldav;

import static dev.makertime.collector.calendar.caldav.Multistatus.CALDAV;
import static dev.makertime.collector.calendar.caldav.Multistatus.DAV;

import dev.makertime.collector.calendar.caldav.DavServer.Refused;
import dev.makertime.collector.calendar.caldav.Multistatus.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the calendars of a user on a CalDAV server.
 *
 * @param url of the server, of the user, of their calendars or of a single one
 */
record Discovery(DavServer server, URI url) {
  /** Finds the user, their calendar home, and its calendars (RFC 4791, 6.2; RFC 5397). */
  List<URI> calendars() throws IOException, InterruptedException {
    Response here = first(start());
    if (here.isCalendar()) {
      return List.of(url);
    }
    Optional<String> home = here.address(CALDAV, "calendar-home-set");
    if (home.isEmpty()) {
      String principal =
          here.address(DAV, "current-user-principal")
              .orElseThrow(
                  () ->
                      new IOException(
                          "the server does not name the user (current-user-principal)"));
      home =
          first(server.ask("PROPFIND", server.at(principal), 0, CalDavRequests.HOME))
              .address(CALDAV, "calendar-home-set");
    }
    URI at =
        server.at(
            home.orElseThrow(
                () ->
                    new IOException(
                        "the server names no calendars of the user (calendar-home-set)")));
    List<URI> calendars = new ArrayList<>();
    for (Response one : server.ask("PROPFIND", at, 1, CalDavRequests.CALENDARS).responses()) {
      if (isUncertain(one.status())) {
        throw new IOException("the server does not say now what its calendars are");
      }
      if (one.isCalendar()) {
        calendars.add(server.at(one.href()));
      }
    }
    return calendars;
  }

  private Multistatus start() throws IOException, InterruptedException {
    try {
      return server.ask("PROPFIND", url, 0, CalDavRequests.PRINCIPAL);
    } catch (Refused e) {
      if (e.status() == 401) {
        throw e;
      }
      Optional<URI> known = server.wellKnown();
      if (known.isEmpty()) {
        throw e;
      }
      return server.ask("PROPFIND", known.get(), 0, CalDavRequests.PRINCIPAL);
    }
  }

  /** Whether a status says neither that a calendar is there nor that it is gone. */
  private static boolean isUncertain(int status) {
    return status == 429 || status / 100 == 5;
  }

  private static Response first(Multistatus answer) throws IOException {
    if (answer.responses().isEmpty()) {
      throw new IOException("the answer has no response");
    }
    return answer.responses().get(0);
  }
}
