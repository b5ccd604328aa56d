/** Who looks, what they may see, and what must not be shown of few. */
@NullMarked
package dev.makertime.reporter.access;

import org.jspecify.annotations.NullMarked;
