/** What operators look at and start in the process that has the collector. */
@NullMarked
package dev.makertime.app.operator;

import org.jspecify.annotations.NullMarked;
