/** Protects outgoing HTTP requests: addresses, sizes and stalled answers. */
@NullMarked
package dev.makertime.collector.outbound;

import org.jspecify.annotations.NullMarked;
