/**
 * Logs of SAS: a directory of files that is followed. Each session is a run; lines are never kept.
 */
@NullMarked
package dev.makertime.collector.tool.saslog;

import org.jspecify.annotations.NullMarked;
