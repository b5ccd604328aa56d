/** Reads calendars and decides which of their events are meetings. Pure. */
@NullMarked
package dev.makertime.collector.calendar;

import org.jspecify.annotations.NullMarked;
