/** Random organizations and evidence from a seed, and invariants of every result. */
@NullMarked
package dev.makertime.testkit.world;

import org.jspecify.annotations.NullMarked;
