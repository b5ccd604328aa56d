package dev.makertime.reporter.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Store of started logins, encrypted in a cookie of their browser, so that others cannot evict
 * them. The key is new at each start. A completed login is remembered until it would have expired,
 * so that it cannot be repeated.
 */
final class PendingLogins {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_USED = 10_000;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  /** A started login. */
  record Pending(String state, Nonce nonce, CodeVerifier verifier, Instant begun) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;
  private final Map<String, Instant> used =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_USED;
        }
      };

  PendingLogins(Clock clock) {
    this.clock = clock;
    try {
      KeyGenerator keys = KeyGenerator.getInstance("AES");
      keys.init(256);
      key = keys.generateKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Seals a login for its browser's cookie. */
  String seal(Pending login) {
    String text =
        String.join(
            " ",
            login.state(),
            login.nonce().getValue(),
            login.verifier().getValue(),
            Long.toString(login.begun().getEpochSecond()));
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = java.util.Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a cookie; null if it is none of this process. */
  @Nullable Pending open(@Nullable String cookie) {
    if (cookie == null) {
      return null;
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(cookie);
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
      byte[] text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      String[] parts = new String(text, StandardCharsets.UTF_8).split(" ", -1);
      return new Pending(
          parts[0],
          new Nonce(parts[1]),
          new CodeVerifier(parts[2]),
          Instant.ofEpochSecond(Long.parseLong(parts[3])));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Uses a login up; false if it was used before, or began too long ago. */
  synchronized boolean use(Pending login) {
    Instant now = clock.instant();
    used.values().removeIf(begun -> isOver(begun, now));
    return !isOver(login.begun(), now) && used.put(login.state(), login.begun()) == null;
  }

  private static boolean isOver(Instant begun, Instant now) {
    return begun.plus(LONGEST).isBefore(now);
  }
}
