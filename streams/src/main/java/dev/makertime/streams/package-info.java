/** Computes engineer days and team days from activities, as a Kafka Streams topology. */
@NullMarked
package dev.makertime.streams;

import org.jspecify.annotations.NullMarked;
