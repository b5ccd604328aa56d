/** Routes of the operator's page; they pass requests on to the process that has the collector. */
@NullMarked
package dev.makertime.reporter.http.operator;

import org.jspecify.annotations.NullMarked;
