/** The command of the survey. */
@NullMarked
package dev.makertime.app.command.survey;

import org.jspecify.annotations.NullMarked;
