/** Checks and parses the text of iCalendar files, strictly by RFC 5545. */
@NullMarked
package dev.makertime.collector.calendar.text;

import org.jspecify.annotations.NullMarked;
