/**
 * Runs the topology: settings, Kafka clients, memory, rebuilds, and publishing the organization.
 */
@NullMarked
package dev.makertime.streams.run;

import org.jspecify.annotations.NullMarked;
