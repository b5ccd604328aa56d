/** Computes the pages section by section, and sends changes to open pages. */
@NullMarked
package dev.makertime.reporter.live;

import org.jspecify.annotations.NullMarked;
