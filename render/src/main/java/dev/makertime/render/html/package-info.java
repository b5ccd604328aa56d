/** Renders reports, comparisons and simulations as HTML pages with charts. */
@NullMarked
package dev.makertime.render.html;

import org.jspecify.annotations.NullMarked;
