/** What the full topology is measured against, beside it so that it can use its stores. */
@NullMarked
package dev.makertime.streams;

import org.jspecify.annotations.NullMarked;
