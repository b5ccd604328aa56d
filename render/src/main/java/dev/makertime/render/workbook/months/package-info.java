/** Writes the cash flows of scenarios month by month, and the rates of return behind them. */
@NullMarked
package dev.makertime.render.workbook.months;

import org.jspecify.annotations.NullMarked;
