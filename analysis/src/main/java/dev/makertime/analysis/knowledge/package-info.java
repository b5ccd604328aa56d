/** Decides of which days of whom evidence was read, in whole, in part, or not at all. Pure. */
@NullMarked
package dev.makertime.analysis.knowledge;

import org.jspecify.annotations.NullMarked;
