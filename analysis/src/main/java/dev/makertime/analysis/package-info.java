/** What days say: reports, comparisons and simulations. Pure: no clock, no network, no database. */
@NullMarked
package dev.makertime.analysis;

import org.jspecify.annotations.NullMarked;
