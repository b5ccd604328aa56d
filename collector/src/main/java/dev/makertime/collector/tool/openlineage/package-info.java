/** Runs that tools tell of by OpenLineage. */
@NullMarked
package dev.makertime.collector.tool.openlineage;

import org.jspecify.annotations.NullMarked;
