/** Commands that run makertime or one of its roles, until a signal stops them. */
@NullMarked
package dev.makertime.app.command.role;

import org.jspecify.annotations.NullMarked;
