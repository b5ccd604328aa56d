/** Organizations and evidence made up from a seed, and what must hold of every result. */
@NullMarked
package dev.makertime.testkit.world;

import org.jspecify.annotations.NullMarked;
