/**
 * Runs the collector role: reads events of work from tools, and publishes them to Kafka as
 * activities.
 */
@NullMarked
package dev.makertime.collector;

import org.jspecify.annotations.NullMarked;
