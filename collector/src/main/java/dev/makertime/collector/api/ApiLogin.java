package dev.makertime.collector.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a server is told who asks. */
public interface ApiLogin {

  /** A header of each question. */
  record Header(String name, String value) {}

  /** The header now. */
  Header header() throws IOException, InterruptedException;

  /**
   * What the header said is not accepted any more.
   *
   * @return whether the next header will be another
   */
  default boolean renew() {
    return false;
  }

  /** The same header for ever. */
  static ApiLogin fixed(String name, String value) {
    return () -> new Header(name, value);
  }

  /** Nobody says who asks. */
  static ApiLogin anonymous() {
    return fixed("X-Requested-With", "makertime");
  }

  /** {@code Authorization: Bearer token}. */
  static ApiLogin bearer(String token) {
    return fixed("Authorization", "Bearer " + token);
  }

  /** A user and a password. */
  static ApiLogin basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return fixed("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
  }
}
