/**
 * Does what operators ask for, in the process that has the collector: check, test calls, dead
 * letters.
 */
@NullMarked
package dev.makertime.app.operator;

import org.jspecify.annotations.NullMarked;
