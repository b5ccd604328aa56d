/** Reports and simulations as text, tables, CSV and JSON. */
@NullMarked
package dev.makertime.render.text;

import org.jspecify.annotations.NullMarked;
