/** Gives the verdict on a migration, which stays valid where common weeks move a whole team. */
@NullMarked
package dev.makertime.analysis.verdict;

import org.jspecify.annotations.NullMarked;
