package dev.makertime.model;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.stream.Stream;

/** Converts the enums of runs to their texts and back: lower case, with dashes. */
final class RunWords {
  private RunWords() {}

  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E of(Class<E> type, String field, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return Stream.of(type.getEnumConstants())
        .filter(value -> text(value).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    field
                        + " must be one of "
                        + Stream.of(type.getEnumConstants())
                            .map(RunWords::text)
                            .collect(joining(", "))));
  }
}
