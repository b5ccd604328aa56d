/** Bringing activities to Kafka, or saying that it cannot be done now. */
@NullMarked
package dev.makertime.collector.publish;

import org.jspecify.annotations.NullMarked;
