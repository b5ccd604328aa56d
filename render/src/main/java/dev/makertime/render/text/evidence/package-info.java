/** What comes of evidence itself, as text: explained days, recurring manual work, lost focus. */
@NullMarked
package dev.makertime.render.text.evidence;

import org.jspecify.annotations.NullMarked;
