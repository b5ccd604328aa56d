/** Rounds of the survey: who may answer, what is kept, and that nobody can be told from it. */
@NullMarked
package dev.makertime.reporter.survey;

import org.jspecify.annotations.NullMarked;
