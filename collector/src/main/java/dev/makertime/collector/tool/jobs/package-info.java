/** Job servers whose runs are rows of a database, read by JDBC. */
@NullMarked
package dev.makertime.collector.tool.jobs;

import org.jspecify.annotations.NullMarked;
