/** Asking tools that do not call by themselves. */
@NullMarked
package dev.makertime.collector.poll;

import org.jspecify.annotations.NullMarked;
