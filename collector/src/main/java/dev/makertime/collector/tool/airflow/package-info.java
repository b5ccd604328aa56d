/** Airflow 2 and 3: runs and the log of what people did, by the REST API. */
@NullMarked
package dev.makertime.collector.tool.airflow;

import org.jspecify.annotations.NullMarked;
