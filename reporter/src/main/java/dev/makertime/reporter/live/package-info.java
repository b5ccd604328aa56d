/** What pages show, in sections that change one by one, and who is told of a change. */
@NullMarked
package dev.makertime.reporter.live;

import org.jspecify.annotations.NullMarked;
