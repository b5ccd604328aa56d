package dev.makertime.collector.tool.spark;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognizes shells and notebooks by the name of their application. Such an application is open for
 * as long as its user likes, and mostly idle; only its jobs are waited for.
 *
 * @param names those that are known
 */
record Shells(List<Pattern> names) {
  /** The names that Spark's own shells, Livy, Zeppelin and Toree give. */
  private static final List<String> USUAL =
      List.of(
          "Spark shell",
          "PySparkShell",
          "SparkR",
          "SparkSQL::*",
          "livy-session-*",
          "Zeppelin*",
          "*Toree*");

  /**
   * Adds names to the usual ones.
   *
   * @param more of them; {@code *} stands for any text, and capitals make no difference
   */
  static Shells usualAnd(List<String> more) {
    return new Shells(Stream.concat(USUAL.stream(), more.stream()).map(Shells::pattern).toList());
  }

  /** Whether an application of this name is one. */
  boolean contain(String application) {
    return names.stream().anyMatch(name -> name.matcher(application.strip()).matches());
  }

  private static Pattern pattern(String name) {
    String text =
        List.of(name.split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
