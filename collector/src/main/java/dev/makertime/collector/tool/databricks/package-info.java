/** Databricks: runs of jobs and of their tasks, by the Jobs API. */
@NullMarked
package dev.makertime.collector.tool.databricks;

import org.jspecify.annotations.NullMarked;
