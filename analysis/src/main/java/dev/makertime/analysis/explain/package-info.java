/** Explains figures by their evidence. Pure. */
@NullMarked
package dev.makertime.analysis.explain;

import org.jspecify.annotations.NullMarked;
