/** OpenLineage: events about runs, sent by the tools that run them. */
@NullMarked
package dev.makertime.collector.tool.openlineage;

import org.jspecify.annotations.NullMarked;
