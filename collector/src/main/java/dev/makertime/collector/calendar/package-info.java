/** Reads calendars, and decides which of their events are meetings. Does no I/O. */
@NullMarked
package dev.makertime.collector.calendar;

import org.jspecify.annotations.NullMarked;
