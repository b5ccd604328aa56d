/** Logging in by the organization's identity provider. */
@NullMarked
package dev.makertime.reporter.oidc;

import org.jspecify.annotations.NullMarked;
