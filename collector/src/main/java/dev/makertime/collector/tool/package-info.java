/** One package for each tool that calls or is asked. */
@NullMarked
package dev.makertime.collector.tool;

import org.jspecify.annotations.NullMarked;
