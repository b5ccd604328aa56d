package dev.makertime.broker;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/**
 * Password by which an embedded broker knows its clients, since every account of a machine reaches
 * its loopback. It is in this process's memory alone.
 */
final class BrokerSecret {
  /** Name of the only user. */
  static final String USER = "makertime";

  static final String MECHANISM = "PLAIN";

  private static final int BYTES = 32;

  private final String password;

  private BrokerSecret(String password) {
    this.password = password;
  }

  /** A secret that nobody had before. */
  static BrokerSecret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * A secret that others know too.
   *
   * @throws IllegalArgumentException unless it is letters, digits, minus and underscore, as it goes
   *     into a quoted text
   */
  static BrokerSecret of(String password) {
    if (!password.matches("[A-Za-z0-9_-]{16,}")) {
      throw new IllegalArgumentException(
          "a broker's password has 16 letters, digits, - or _ at least");
    }
    return new BrokerSecret(password);
  }

  String password() {
    return password;
  }

  /**
   * Client properties that reach a broker, and by which it knows the client.
   *
   * @param port of the broker on loopback
   */
  Map<String, Object> client(int port) {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + port,
        "security.protocol",
        "SASL_PLAINTEXT",
        SaslConfigs.SASL_MECHANISM,
        MECHANISM,
        SaslConfigs.SASL_JAAS_CONFIG,
        login() + ";");
  }

  /** Lets a listener in only who knows the secret, and clients of that listener know it. */
  void guard(Properties settings, String listener) {
    settings.put(
        "listener.name.%s.plain.sasl.jaas.config".formatted(listener.toLowerCase(Locale.ROOT)),
        "%s user_%s=\"%s\";".formatted(login(), USER, password));
  }

  private String login() {
    return "%s required username=\"%s\" password=\"%s\""
        .formatted(PlainLoginModule.class.getName(), USER, password);
  }

  /** Never the password: objects end up in logs. */
  @Override
  public String toString() {
    return "secret of " + USER;
  }
}
