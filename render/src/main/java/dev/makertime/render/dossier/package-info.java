/** The dossier of a decision, as a page to print. */
@NullMarked
package dev.makertime.render.dossier;

import org.jspecify.annotations.NullMarked;
