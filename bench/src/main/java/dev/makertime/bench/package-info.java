/** Benchmarks: the basis of all performance claims. */
@NullMarked
package dev.makertime.bench;

import org.jspecify.annotations.NullMarked;
