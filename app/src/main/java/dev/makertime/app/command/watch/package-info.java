/** Command that watches a running migration. */
@NullMarked
package dev.makertime.app.command.watch;

import org.jspecify.annotations.NullMarked;
