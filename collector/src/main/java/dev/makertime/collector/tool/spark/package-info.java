/** Apache Spark: applications, and the jobs of its shells, by the history server's REST API. */
@NullMarked
package dev.makertime.collector.tool.spark;

import org.jspecify.annotations.NullMarked;
