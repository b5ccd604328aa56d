/** The table of source types, and a package for each tool. */
@NullMarked
package dev.makertime.collector.tool;

import org.jspecify.annotations.NullMarked;
