/** Gives the verdict on a migration, which is right also where a whole team moved together. */
@NullMarked
package dev.makertime.analysis.verdict;

import org.jspecify.annotations.NullMarked;
