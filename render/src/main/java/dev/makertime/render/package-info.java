/** Renders results of the analysis as pages, text and workbooks. Does no I/O. */
@NullMarked
package dev.makertime.render;

import org.jspecify.annotations.NullMarked;
