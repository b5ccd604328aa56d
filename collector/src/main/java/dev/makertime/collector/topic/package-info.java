/** Topics of other brokers, whose records are read as calls of webhooks. */
@NullMarked
package dev.makertime.collector.topic;

import org.jspecify.annotations.NullMarked;
