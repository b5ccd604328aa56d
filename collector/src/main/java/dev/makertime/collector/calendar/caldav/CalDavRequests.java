package dev.makertime.collector.calendar.caldav;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the XML bodies of requests to a CalDAV server. */
final class CalDavRequests {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
  private static final String NAMES = " xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"";

  /** Asks for the user, and for the type of the resource. */
  static final String PRINCIPAL =
      propfind(
          "<d:current-user-principal/><d:resourcetype/><c:supported-calendar-component-set/>"
              + "<c:calendar-home-set/>");

  static final String HOME = propfind("<c:calendar-home-set/>");

  static final String CALENDARS =
      propfind("<d:resourcetype/><c:supported-calendar-component-set/>");

  static final String ETAGS = propfind("<d:resourcetype/><d:getetag/>");

  private CalDavRequests() {}

  /** Asks for the changes since a token; for everything where it is empty. */
  static String sync(String token) {
    return HEAD
        + "<d:sync-collection"
        + NAMES
        + "><d:sync-token>"
        + escaped(token)
        + "</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop>"
        + "</d:sync-collection>";
  }

  /** Asks for the events at some addresses. */
  static String multiget(List<String> hrefs) {
    return HEAD
        + "<c:calendar-multiget"
        + NAMES
        + "><d:prop><d:getetag/><c:calendar-data/></d:prop>"
        + hrefs.stream()
            .map(href -> "<d:href>" + escaped(href) + "</d:href>")
            .collect(Collectors.joining())
        + "</c:calendar-multiget>";
  }

  private static String propfind(String properties) {
    return HEAD + "<d:propfind" + NAMES + "><d:prop>" + properties + "</d:prop></d:propfind>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
