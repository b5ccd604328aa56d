/** Reads calendars of Google and Microsoft 365, by their sync and delta tokens. */
@NullMarked
package dev.makertime.collector.calendar.online;

import org.jspecify.annotations.NullMarked;
