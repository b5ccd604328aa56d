/** A decision's dossier: everything that is known of it, from inputs that are sealed with it. */
@NullMarked
package dev.makertime.analysis.dossier;

import org.jspecify.annotations.NullMarked;
