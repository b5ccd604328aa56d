/** Tests of {@code makertime wrap} and of the hooks of shells, in real terminals and shells. */
@NullMarked
package dev.makertime.app.wrap;

import org.jspecify.annotations.NullMarked;
