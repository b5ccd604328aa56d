/** Simulations as workbooks whose formulas are live. */
@NullMarked
package dev.makertime.render.workbook;

import org.jspecify.annotations.NullMarked;
