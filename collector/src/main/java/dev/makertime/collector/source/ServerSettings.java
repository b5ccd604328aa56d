package dev.makertime.collector.source;

import dev.makertime.collector.api.ApiLogin;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A server that is polled, and how.
 *
 * @param user empty where the secret alone is enough
 * @param secret a token or a password; empty where none is needed
 * @param since the first day read; absent = 90 days ago
 * @param poll interval from the end of one poll to the start of the next
 */
public record ServerSettings(
    URI url, String user, String secret, @Nullable LocalDate since, Duration poll) {

  /** Returns the host, as failures name it. */
  public String host() {
    return String.valueOf(url.getHost());
  }

  /** Returns the address of a path below the server's, such as {@code api/v4/}. */
  public URI under(String path) {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + path);
  }

  /** Returns a login by user and password; an anonymous one where there is no user. */
  public ApiLogin basicLogin() {
    return user.isEmpty() ? ApiLogin.anonymous() : ApiLogin.basic(user, secret);
  }
}
