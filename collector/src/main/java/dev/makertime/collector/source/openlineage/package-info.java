/** Runs that tools tell of by OpenLineage. */
@NullMarked
package dev.makertime.collector.source.openlineage;

import org.jspecify.annotations.NullMarked;
