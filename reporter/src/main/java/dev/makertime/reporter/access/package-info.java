/**
 * Controls access: logins, roles, tokens, sessions, the audit log, and agreements of small teams.
 */
@NullMarked
package dev.makertime.reporter.access;

import org.jspecify.annotations.NullMarked;
