/** Reads the organization file: as a whole, or it is refused with every mistake named. */
@NullMarked
package dev.makertime.topics.organization;

import org.jspecify.annotations.NullMarked;
