package dev.makertime.collector.calendar.occurrence;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the addresses of organizers and attendees, as calendars write them. */
final class Addresses {
  private static final String AROUND = " \t'\"<>";

  /** Domain of rooms, groups and imports, and of events that Google made from mail. */
  private static final String GOOGLE = "calendar.google.com";

  /** No-reply mailboxes. */
  private static final Set<String> NOBODY =
      Set.of(
          "noreply",
          "no-reply",
          "no_reply",
          "donotreply",
          "do-not-reply",
          "do_not_reply",
          "unknownorganizer");

  private Addresses() {}

  /** Returns the address in lower case, without a scheme or name; empty where there is none. */
  static String normal(@Nullable String written) {
    if (written == null) {
      return "";
    }
    String address = bare(written.toLowerCase(Locale.ROOT));
    if (address.startsWith("mailto:")) {
      address = bare(address.substring("mailto:".length()));
    }
    return address.indexOf('%') < 0 ? address : address.replace("%40", "@");
  }

  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && AROUND.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AROUND.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Whether no person has the address: a calendar, or a no-reply mailbox. */
  static boolean isNobodys(String address) {
    int at = address.lastIndexOf('@');
    String domain = address.substring(at + 1);
    return at >= 0
        && (domain.equals(GOOGLE)
            || domain.endsWith("." + GOOGLE)
            || NOBODY.contains(address.substring(0, at)));
  }
}
