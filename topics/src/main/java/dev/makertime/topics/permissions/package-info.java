/** Who may read what is written: files and directories of their owner alone. */
@NullMarked
package dev.makertime.topics.permissions;

import org.jspecify.annotations.NullMarked;
