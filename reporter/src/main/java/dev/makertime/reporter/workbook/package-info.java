/** Simulations as workbooks whose formulas are live. */
@NullMarked
package dev.makertime.reporter.workbook;

import org.jspecify.annotations.NullMarked;
