/**
 * Reads calendars, and decides which of their events are meetings. Pure; the package for sources
 * asks servers.
 */
@NullMarked
package dev.makertime.collector.calendar;

import org.jspecify.annotations.NullMarked;
