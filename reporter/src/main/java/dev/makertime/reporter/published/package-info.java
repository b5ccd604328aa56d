/**
 * Publishes what is shown to those who see only sums: computed once, and updated only for enough
 * people together.
 */
@NullMarked
package dev.makertime.reporter.published;

import org.jspecify.annotations.NullMarked;
