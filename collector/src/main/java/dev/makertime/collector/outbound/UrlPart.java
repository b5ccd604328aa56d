package dev.makertime.collector.outbound;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes texts as parts of paths and queries. */
public final class UrlPart {
  private UrlPart() {}

  /** Escapes all characters that have a meaning in an address, the slash too. */
  public static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
