/** Command that measures a period again with other tools. */
@NullMarked
package dev.makertime.app.command.replay;

import org.jspecify.annotations.NullMarked;
