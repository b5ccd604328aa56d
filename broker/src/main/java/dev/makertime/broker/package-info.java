/** Runs a real Kafka broker in this process, for one machine, the demo and the tests. */
@NullMarked
package dev.makertime.broker;

import org.jspecify.annotations.NullMarked;
