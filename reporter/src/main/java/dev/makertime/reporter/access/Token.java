package dev.makertime.reporter.access;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Record of a token. The token itself is shown once and not stored.
 *
 * @param id names it, in lists and in the audit log
 * @param sha256 of the token, in hexadecimal digits: a token is 256 random bits, which no salt
 *     could make harder to guess
 * @param expires not valid from then on; absent = never
 */
public record Token(
    String id, String sha256, TokenOwner bearer, Instant created, @Nullable Instant expires) {

  boolean isValid(Instant now) {
    return expires == null || now.isBefore(expires);
  }

  Viewer viewer() {
    String person = bearer.person();
    String otherwise = person == null ? "token " + id : person;
    return new Viewer(
        Objects.requireNonNullElse(bearer.name(), otherwise),
        person,
        bearer.roles(),
        bearer.teams(),
        false);
  }
}
