/** Reports as HTML, CSV, JSON lines and text. */
@NullMarked
package dev.makertime.reporter.render;

import org.jspecify.annotations.NullMarked;
