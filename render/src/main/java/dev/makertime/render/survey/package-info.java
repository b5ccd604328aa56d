/** The survey as its people see it: the questions, and what came of them in words. */
@NullMarked
package dev.makertime.render.survey;

import org.jspecify.annotations.NullMarked;
