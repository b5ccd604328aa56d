/** Reads calendars from a CalDAV server (RFC 4791), by collection synchronization (RFC 6578). */
@NullMarked
package dev.makertime.collector.calendar.caldav;

import org.jspecify.annotations.NullMarked;
