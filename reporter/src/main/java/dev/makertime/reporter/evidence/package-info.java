/** Shows evidence to the person it is about, and takes that person's objections. */
@NullMarked
package dev.makertime.reporter.evidence;

import org.jspecify.annotations.NullMarked;
