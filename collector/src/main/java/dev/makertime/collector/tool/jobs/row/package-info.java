/** Rows of job servers: what is selected of each kind of server, and which run a row tells. */
@NullMarked
package dev.makertime.collector.tool.jobs.row;

import org.jspecify.annotations.NullMarked;
