/** Topology without logic, against which the full one is measured; it uses the stores from here. */
@NullMarked
package dev.makertime.streams;

import org.jspecify.annotations.NullMarked;
