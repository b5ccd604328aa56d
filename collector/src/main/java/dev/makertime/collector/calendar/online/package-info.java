/** Calendars of Google and of Microsoft 365, kept in step by their tokens. */
@NullMarked
package dev.makertime.collector.calendar.online;

import org.jspecify.annotations.NullMarked;
