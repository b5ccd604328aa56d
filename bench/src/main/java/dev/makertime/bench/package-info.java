/** What performance claims rest on. */
@NullMarked
package dev.makertime.bench;

import org.jspecify.annotations.NullMarked;
