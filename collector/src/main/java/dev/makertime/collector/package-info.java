/** The collector role: takes what tools tell of work and brings it to Kafka as activities. */
@NullMarked
package dev.makertime.collector;

import org.jspecify.annotations.NullMarked;
