/**
 * Reads calendars, and decides which of their events are meetings. Pure, except the packages for
 * CalDAV, online calendars, polling and sources, which ask servers.
 */
@NullMarked
package dev.makertime.collector.calendar;

import org.jspecify.annotations.NullMarked;
