/** Git: its own commands, as its trace2 events tell them, with Git LFS. */
@NullMarked
package dev.makertime.collector.tool.git;

import org.jspecify.annotations.NullMarked;
