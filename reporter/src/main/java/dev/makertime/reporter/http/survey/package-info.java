/** Routes of the survey. */
@NullMarked
package dev.makertime.reporter.http.survey;

import org.jspecify.annotations.NullMarked;
