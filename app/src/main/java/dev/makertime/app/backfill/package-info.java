/** The past of sources, read once more by a command. */
@NullMarked
package dev.makertime.app.backfill;

import org.jspecify.annotations.NullMarked;
