/** Formats hours and figures as every output shows them. */
@NullMarked
package dev.makertime.render.format;

import org.jspecify.annotations.NullMarked;
