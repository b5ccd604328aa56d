/** Calendars: recurrences, attendees, and what of it is a meeting. */
@NullMarked
package dev.makertime.collector.source.calendar;

import org.jspecify.annotations.NullMarked;
