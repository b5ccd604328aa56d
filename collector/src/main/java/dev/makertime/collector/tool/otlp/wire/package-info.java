/** The encodings of OTLP's requests, and what of them is evidence. */
@NullMarked
package dev.makertime.collector.tool.otlp.wire;

import org.jspecify.annotations.NullMarked;
