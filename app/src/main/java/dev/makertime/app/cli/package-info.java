/** What all commands share: files and values that a user gives, failures, progress. */
@NullMarked
package dev.makertime.app.cli;

import org.jspecify.annotations.NullMarked;
