/** A reporter that is asked again and again. */
@NullMarked
package dev.makertime.bench.load;

import org.jspecify.annotations.NullMarked;
