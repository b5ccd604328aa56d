package dev.makertime.topics.yaml;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a text: each {@code ${NAME}} becomes what it holds, and in messages what it held
 * becomes {@code ${NAME}} again, since it may be a secret.
 */
final class Variables {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** Shorter ones are no secrets, and would be found in every sentence. */
  private static final int SHORTEST_HIDDEN = 4;

  static final Variables NONE = new Variables(Map.of(), (path, name) -> {});

  private final Map<String, String> values;
  private final BiConsumer<String, String> missing;
  private final Map<String, String> used = new HashMap<>();

  /**
   * Makes them.
   *
   * @param values by name
   * @param missing gets the path and the name of each that is used and has no value
   */
  Variables(Map<String, String> values, BiConsumer<String, String> missing) {
    this.values = values;
    this.missing = missing;
  }

  /** The names of the variables in a text. */
  static List<String> namesIn(String text) {
    return VARIABLE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Replaces variables in the text at a path; a variable without a value stays. */
  String fill(String path, String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String value = values.get(name);
              if (value == null) {
                missing.accept(path, name);
                return name;
              }
              used.put(name, value);
              return Matcher.quoteReplacement(value);
            });
  }

  /** A message without any value that was filled in. */
  String hide(String message) {
    List<Map.Entry<String, String>> longestFirst =
        used.entrySet().stream()
            .filter(one -> one.getValue().strip().length() >= SHORTEST_HIDDEN)
            .sorted(Comparator.comparingInt(one -> -one.getValue().length()))
            .toList();
    String hidden = message;
    for (Map.Entry<String, String> one : longestFirst) {
      hidden = hidden.replace(one.getValue().strip(), "${%s}".formatted(one.getKey()));
    }
    return hidden;
  }
}
