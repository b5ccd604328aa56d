/** Tables as sheets of a workbook. */
@NullMarked
package dev.makertime.render.workbook.table;

import org.jspecify.annotations.NullMarked;
