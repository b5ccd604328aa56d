/** Commands that run makertime or one of its roles, until they are told to stop. */
@NullMarked
package dev.makertime.app.command.role;

import org.jspecify.annotations.NullMarked;
