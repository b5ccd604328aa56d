package dev.makertime.collector.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Credentials of requests to an API. */
public interface ApiLogin {

  /** Header of each request. */
  record Header(String name, String value) {}

  /** Returns the header to be sent now. */
  Header header() throws IOException, InterruptedException;

  /**
   * Called when the server refuses the header, such as when a token has expired.
   *
   * @return whether the next header will be another
   */
  default boolean renew() {
    return false;
  }

  /** Sends a fixed header. */
  static ApiLogin fixed(String name, String value) {
    return () -> new Header(name, value);
  }

  /** Sends no credentials. */
  static ApiLogin anonymous() {
    return fixed("X-Requested-With", "makertime");
  }

  /** Sends {@code Authorization: Bearer token}. */
  static ApiLogin bearer(String token) {
    return fixed("Authorization", "Bearer " + token);
  }

  /** Sends a user and a password. */
  static ApiLogin basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return fixed("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
  }
}
