/** Describes the state of the system: how fresh sources are, webhooks of today, and stalls. */
@NullMarked
package dev.makertime.reporter.system;

import org.jspecify.annotations.NullMarked;
