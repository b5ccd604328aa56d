/**
 * Sources: from what a tool sent to what it tells of work. Pure: no clock, no network, no memory.
 */
@NullMarked
package dev.makertime.collector.source;

import org.jspecify.annotations.NullMarked;
