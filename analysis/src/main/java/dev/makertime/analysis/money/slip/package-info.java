/** Computes what it costs when a migration ends late. Pure. */
@NullMarked
package dev.makertime.analysis.money.slip;

import org.jspecify.annotations.NullMarked;
