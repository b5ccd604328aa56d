/** Model of calendar events: their occurrences, attendees, and the rules for meetings. */
@NullMarked
package dev.makertime.collector.calendar.occurrence;

import org.jspecify.annotations.NullMarked;
