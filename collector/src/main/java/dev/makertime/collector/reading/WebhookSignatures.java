package dev.makertime.collector.reading;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks HMAC-SHA256 signatures by shared secrets, of which any is accepted, in constant time. */
public final class WebhookSignatures {
  private final List<byte[]> keys;

  public WebhookSignatures(List<String> secrets) {
    keys = secrets.stream().map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private WebhookSignatures(Stream<byte[]> keys) {
    this.keys = keys.toList();
  }

  /** Signatures by keys that are bytes already. */
  public static WebhookSignatures ofKeys(List<byte[]> keys) {
    return new WebhookSignatures(keys.stream());
  }

  /** Whether it is the signature of the bytes in hexadecimal, by one of the secrets. */
  public boolean acceptHex(String hex, byte[] bytes) {
    try {
      return accept(HexFormat.of().parseHex(hex), bytes);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether it is the signature of the bytes by one of the secrets. */
  public boolean accept(byte[] signature, byte[] bytes) {
    boolean found = false;
    for (byte[] key : keys) {
      found |= key.length > 0 && MessageDigest.isEqual(hmac(key, bytes), signature);
    }
    return found;
  }

  private static byte[] hmac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without HmacSHA256", e);
    }
  }
}
