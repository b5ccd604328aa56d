/** What every reader of payloads uses: payload, reading, signatures, effort rules. Pure. */
@NullMarked
package dev.makertime.collector.reading;

import org.jspecify.annotations.NullMarked;
