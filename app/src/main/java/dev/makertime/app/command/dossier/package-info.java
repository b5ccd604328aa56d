/** Commands that make and verify the dossier of a decision. */
@NullMarked
package dev.makertime.app.command.dossier;

import org.jspecify.annotations.NullMarked;
