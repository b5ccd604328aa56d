/**
 * Writes cells, lines and charts of a workbook's sheets, and remembers where each figure stands.
 */
@NullMarked
package dev.makertime.render.workbook.sheet;

import org.jspecify.annotations.NullMarked;
