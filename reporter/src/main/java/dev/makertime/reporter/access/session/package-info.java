/** Keeps who is logged in: sessions of browsers, their secrets, and failed logins. */
@NullMarked
package dev.makertime.reporter.access.session;

import org.jspecify.annotations.NullMarked;
