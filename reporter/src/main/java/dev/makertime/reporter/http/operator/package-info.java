/** Handles what operators look at and start. */
@NullMarked
package dev.makertime.reporter.http.operator;

import org.jspecify.annotations.NullMarked;
