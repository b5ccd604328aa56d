/** Source types of calendars: files and feeds, CalDAV, Google and Microsoft 365. */
@NullMarked
package dev.makertime.collector.calendar.source;

import org.jspecify.annotations.NullMarked;
