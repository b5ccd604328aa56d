/**
 * Calendars on a CalDAV server (RFC 4791), kept in step by collection synchronization (RFC 6578).
 */
@NullMarked
package dev.makertime.collector.calendar.caldav;

import org.jspecify.annotations.NullMarked;
