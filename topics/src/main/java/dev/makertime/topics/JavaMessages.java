package dev.makertime.topics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates messages of the Java platform, which speak of its own parts. */
final class JavaMessages {
  private static final Map<Pattern, String> WORDS = words();

  private JavaMessages() {}

  private static Map<Pattern, String> words() {
    Map<Pattern, String> words = new LinkedHashMap<>();
    add(words, "connection refused.*", "no server answers");
    add(words, "(http )?(connect|connection|request|read) timed out.*", "no answer in time");
    add(words, "(network|host) is (unreachable|down).*|no route to host.*", "no route to the host");
    add(
        words,
        "connection (reset|closed).*|broken pipe.*|closed|stream closed|.*received no bytes"
            + "|eof reached.*|fixed content-length.*|chunked transfer encoding.*|unexpected eof.*"
            + "|premature eof.*|.*goaway.*|.*rst_stream.*|stream \\d+ cancell?ed.*",
        "the connection was closed");
    add(
        words,
        "invalid status line.*|.*status line.*|.*header parser.*|(invalid|illegal) chunk.*"
            + "|unexpected content length.*|protocol error.*|.*unexpected (http|response).*",
        "the server does not speak HTTP");
    add(
        words,
        "(not in gzip|corrupt gzip|invalid (stored|block|code|distance)).*",
        "its compressed data is damaged");
    add(words, "no enum constant.*", "it is not one of the allowed values");
    add(words, "for input string.*", "it is not a number");
    add(
        words,
        "(long|integer|int|arithmetic) overflow.*|.* out of .*range.*",
        "a number in it is too large");
    add(
        words,
        ".*(illegal character in|expected (scheme|authority|closing)|malformed escape).*",
        "it is no address");
    add(words, "(illegal base64|input byte|last unit does not).*", "it is not Base64");
    add(words, "invalid uuid.*|uuid string.*", "it is not a UUID");
    add(
        words,
        "invalid header value.*|restricted header.*|invalid header name.*",
        "it cannot be sent as a header");
    return words;
  }

  private static void add(Map<Pattern, String> words, String message, String says) {
    words.put(Pattern.compile("(?is)" + message), says);
  }

  /** Returns our words for one of its messages, if it is one that we know. */
  static @Nullable String translated(String message) {
    return WORDS.entrySet().stream()
        .filter(known -> known.getKey().matcher(message.strip()).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Whether the platform itself has thrown it, other than where it checks for us. */
  static boolean hasThrown(Throwable failed) {
    StackTraceElement[] trace = failed.getStackTrace();
    String by = trace.length == 0 ? "" : trace[0].getClassName();
    return !by.equals("java.util.Objects") && by.matches("(java|javax|jdk|sun|com\\.sun)\\..*");
  }
}
