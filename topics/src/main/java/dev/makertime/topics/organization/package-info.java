/** The organization file: read whole, or refused whole with every mistake named. */
@NullMarked
package dev.makertime.topics.organization;

import org.jspecify.annotations.NullMarked;
