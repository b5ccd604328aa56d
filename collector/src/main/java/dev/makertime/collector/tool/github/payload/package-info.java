/** Reads what GitHub sends and answers: webhooks and entries of its REST API. Pure. */
@NullMarked
package dev.makertime.collector.tool.github.payload;

import org.jspecify.annotations.NullMarked;
