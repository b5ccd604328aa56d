/** The times at which an event of a calendar takes place, and who is invited. */
@NullMarked
package dev.makertime.collector.calendar.occurrence;

import org.jspecify.annotations.NullMarked;
