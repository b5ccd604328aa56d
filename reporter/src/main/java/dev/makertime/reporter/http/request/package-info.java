/** Reads what a request says and where it comes from, and answers what cannot be answered. */
@NullMarked
package dev.makertime.reporter.http.request;

import org.jspecify.annotations.NullMarked;
