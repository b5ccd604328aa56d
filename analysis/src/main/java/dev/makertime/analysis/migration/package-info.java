/** Makes the rows of a comparison from measured days, waves and control teams. Pure. */
@NullMarked
package dev.makertime.analysis.migration;

import org.jspecify.annotations.NullMarked;
