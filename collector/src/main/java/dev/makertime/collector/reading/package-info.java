/** What every reader of a payload shares: what it returns, and what it is checked by. Pure. */
@NullMarked
package dev.makertime.collector.reading;

import org.jspecify.annotations.NullMarked;
