/** What analysis found, written as pages, text and workbooks. */
@NullMarked
package dev.makertime.render;

import org.jspecify.annotations.NullMarked;
