/** Collects manual work that recurs, and what automating it would be worth. Pure. */
@NullMarked
package dev.makertime.analysis.backlog;

import org.jspecify.annotations.NullMarked;
