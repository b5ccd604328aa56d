/** Encodes what the state stores hold, as compact bytes that the next version reads. */
@NullMarked
package dev.makertime.streams.bytes;

import org.jspecify.annotations.NullMarked;
