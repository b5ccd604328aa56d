/** Figures taken apart into the evidence that they rest on. */
@NullMarked
package dev.makertime.analysis.explain;

import org.jspecify.annotations.NullMarked;
