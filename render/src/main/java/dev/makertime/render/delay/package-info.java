/** Renders what a late migration costs, and the early warning of one. Pure. */
@NullMarked
package dev.makertime.render.delay;

import org.jspecify.annotations.NullMarked;
