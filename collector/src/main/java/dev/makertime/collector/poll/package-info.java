/** Pollers, their schedule and their cursors. */
@NullMarked
package dev.makertime.collector.poll;

import org.jspecify.annotations.NullMarked;
