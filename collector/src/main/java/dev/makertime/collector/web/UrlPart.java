package dev.makertime.collector.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes texts as parts of paths and queries. */
public final class UrlPart {
  private UrlPart() {}

  /** Returns a text in which whatever has a meaning in an address is escaped, the slash too. */
  public static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
