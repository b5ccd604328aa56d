/** The configuration, and the parts put together by it: everything impure begins here. */
@NullMarked
package dev.makertime.app.compose;

import org.jspecify.annotations.NullMarked;
