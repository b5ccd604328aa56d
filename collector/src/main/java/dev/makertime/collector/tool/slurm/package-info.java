/** Slurm: jobs that are over, as its plugins for completed jobs and sacct tell them. */
@NullMarked
package dev.makertime.collector.tool.slurm;

import org.jspecify.annotations.NullMarked;
