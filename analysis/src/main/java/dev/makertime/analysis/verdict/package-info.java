/** Gives one answer to whether something changed, that holds where a whole team moves together. */
@NullMarked
package dev.makertime.analysis.verdict;

import org.jspecify.annotations.NullMarked;
