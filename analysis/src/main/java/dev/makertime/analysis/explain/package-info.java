/** Explains figures by the evidence that they rest on. Pure. */
@NullMarked
package dev.makertime.analysis.explain;

import org.jspecify.annotations.NullMarked;
