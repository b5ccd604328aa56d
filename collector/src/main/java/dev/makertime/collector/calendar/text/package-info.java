/** Checks the text of an iCalendar file before a parser reads it (RFC 5545). */
@NullMarked
package dev.makertime.collector.calendar.text;

import org.jspecify.annotations.NullMarked;
