/** Lists recurring manual work, and what automating it would save. Pure. */
@NullMarked
package dev.makertime.analysis.backlog;

import org.jspecify.annotations.NullMarked;
