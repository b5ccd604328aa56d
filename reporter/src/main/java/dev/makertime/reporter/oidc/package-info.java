/** Logs people in through the organization's identity provider (OpenID Connect). */
@NullMarked
package dev.makertime.reporter.oidc;

import org.jspecify.annotations.NullMarked;
