/** Decides which sums may be shown, so that nobody can be singled out. Pure. */
@NullMarked
package dev.makertime.analysis.privacy;

import org.jspecify.annotations.NullMarked;
