/** Expands recurring events to occurrences: rules, zones, exceptions and changes (RFC 5545). */
@NullMarked
package dev.makertime.collector.calendar.recurrence;

import org.jspecify.annotations.NullMarked;
