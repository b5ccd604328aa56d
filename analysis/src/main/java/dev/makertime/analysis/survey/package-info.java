/**
 * Answers of people to twelve questions, counted so that nobody can be told from them, as inputs of
 * simulations.
 */
@NullMarked
package dev.makertime.analysis.survey;

import org.jspecify.annotations.NullMarked;
