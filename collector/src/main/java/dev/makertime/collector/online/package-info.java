/** Calendars of Google and of Microsoft 365, kept in step by their tokens. */
@NullMarked
package dev.makertime.collector.online;

import org.jspecify.annotations.NullMarked;
