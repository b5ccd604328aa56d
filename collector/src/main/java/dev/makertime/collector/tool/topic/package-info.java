/** The source type of topics of other brokers, whose records are calls of a tool. */
@NullMarked
package dev.makertime.collector.tool.topic;

import org.jspecify.annotations.NullMarked;
