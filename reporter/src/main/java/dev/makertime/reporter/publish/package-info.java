/** What is shown to those who see sums: made once, and moved on for many together alone. */
@NullMarked
package dev.makertime.reporter.publish;

import org.jspecify.annotations.NullMarked;
