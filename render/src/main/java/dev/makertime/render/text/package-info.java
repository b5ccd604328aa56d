/** Renders results as text for the terminal, CSV and JSON. */
@NullMarked
package dev.makertime.render.text;

import org.jspecify.annotations.NullMarked;
