/** Hand-made work that recurs, and what automating it would be worth. */
@NullMarked
package dev.makertime.analysis.backlog;

import org.jspecify.annotations.NullMarked;
