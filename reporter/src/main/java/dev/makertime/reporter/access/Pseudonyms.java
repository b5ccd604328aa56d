package dev.makertime.reporter.access;

import dev.makertime.reporter.access.session.RandomSecret;
import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes pseudonyms of people with a secret key: 16 hexadecimal digits of the HMAC-SHA256 of the
 * id. Without the key file nobody can assign them to people.
 */
public final class Pseudonyms {
  /** What the key file is called, beside what else the reporter alone may read. */
  public static final String FILE = "pseudonym.key";

  private static final int DIGITS = 16;

  private final SecretKeySpec key;

  /**
   * Those of a key file, which is made where there is none, for its owner alone.
   *
   * @throws IOException when the file cannot be used
   */
  public Pseudonyms(Path file) throws IOException {
    if (!Files.exists(file)) {
      Path draft = OwnerOnly.temporaryFileBeside(file, "pseudonyms", ".key");
      Files.writeString(draft, RandomSecret.make());
      Files.move(draft, file);
    }
    byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    if (secret.length < DIGITS) {
      throw new IOException(file + " is no key");
    }
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** Returns the pseudonym of a person. */
  public String of(String person) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
