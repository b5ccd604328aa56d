/** Decides whether hours changed with a migration, also if some weeks moved a whole team. Pure. */
@NullMarked
package dev.makertime.analysis.verdict;

import org.jspecify.annotations.NullMarked;
