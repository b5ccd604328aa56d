/** Who is answered what over HTTP: logins, roles, names and forged requests. */
@NullMarked
package dev.makertime.reporter.http.access;

import org.jspecify.annotations.NullMarked;
