/** Writes simulations and reports as workbooks with live formulas, and reads their inputs back. */
@NullMarked
package dev.makertime.render.workbook;

import org.jspecify.annotations.NullMarked;
