/** One's own page: objections with their reasons, and what is saved as a file. */
@NullMarked
package dev.makertime.reporter.http.own;

import org.jspecify.annotations.NullMarked;
