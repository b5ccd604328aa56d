/** Publishes records to Kafka, and spools them on disk while no broker accepts them. */
@NullMarked
package dev.makertime.collector.publish;

import org.jspecify.annotations.NullMarked;
