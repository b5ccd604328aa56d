/** Fetches calendar files and feeds, and publishes what changed in them. */
@NullMarked
package dev.makertime.collector.calendar.feed;

import org.jspecify.annotations.NullMarked;
