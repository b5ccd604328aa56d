/** Polls calendar files, feeds and accounts, and publishes what has changed in them. */
@NullMarked
package dev.makertime.collector.calendar.poll;

import org.jspecify.annotations.NullMarked;
