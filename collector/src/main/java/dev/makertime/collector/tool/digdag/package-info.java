/** digdag: attempts of workflows, by its REST API. */
@NullMarked
package dev.makertime.collector.tool.digdag;

import org.jspecify.annotations.NullMarked;
