/** Reports as HTML, CSV, JSON lines and text. */
@NullMarked
package dev.makertime.render.html;

import org.jspecify.annotations.NullMarked;
