package dev.makertime.topics;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import dev.makertime.model.NearestName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words failures of JSON and YAML, with their place, for the author of the file. */
final class JsonFailureText {
  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.{1,100}?)'");
  private static final Pattern MISSING =
      Pattern.compile("Missing.*creator property '([^']{1,100})'");

  private static final Map<Class<?>, String> KINDS =
      Map.of(
          LocalDate.class, "a date like 2026-01-31",
          Instant.class, "a time like 2026-01-31T12:00:00Z",
          Duration.class, "a duration like PT10M",
          String.class, "a text",
          Boolean.class, "true or false",
          boolean.class, "true or false");

  private JsonFailureText() {}

  static String of(JsonProcessingException failed) {
    if (failed.getCause() instanceof StreamReadException cause) {
      return of(cause);
    }
    String message = String.valueOf(failed.getOriginalMessage());
    Matcher twice = TWICE.matcher(message);
    if (twice.find()) {
      return line(failed) + twice.group(1) + " occurs twice";
    }
    Matcher missing = MISSING.matcher(message);
    if (missing.find() && failed instanceof JsonMappingException mapping) {
      String at = path(mapping);
      String name = missing.group(1);
      return (at.endsWith(name + ": ") ? at.substring(0, at.length() - 2) : at + name)
          + " is missing";
    }
    return failed instanceof JsonMappingException mapping
        ? path(mapping) + mapped(mapping)
        : line(failed)
            + (failed instanceof JacksonYAMLParseException
                ? "this is not well-formed YAML"
                : "this is not well-formed JSON");
  }

  private static String mapped(JsonMappingException failed) {
    if (failed instanceof PropertyBindingException unknown) {
      Collection<Object> known = unknown.getKnownPropertyIds();
      List<String> names = known == null ? List.of() : known.stream().map(String::valueOf).toList();
      return "unknown"
          + NearestName.to(unknown.getPropertyName(), names)
              .map("; did you mean %s?"::formatted)
              .orElse("");
    }
    if (failed instanceof ValueInstantiationException && failed.getCause() != null) {
      return FailureText.of(failed.getCause());
    }
    if (failed instanceof InvalidFormatException format) {
      return "must be %s, not %s".formatted(kind(format.getTargetType()), format.getValue());
    }
    if (failed instanceof MismatchedInputException mismatched) {
      return "must be " + kind(mismatched.getTargetType());
    }
    return failed.getCause() == null ? "is invalid" : FailureText.of(failed.getCause());
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    String known = KINDS.get(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(one -> String.valueOf(one).toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    boolean isNumber = type.isPrimitive() || Number.class.isAssignableFrom(type);
    return isNumber
        ? "a number"
        : Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
  }

  private static String line(JsonProcessingException failed) {
    JsonLocation at = failed.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String path(JsonMappingException failed) {
    String path =
        failed.getPath().stream()
            .map(
                one ->
                    one.getFieldName() == null
                        ? "[" + one.getIndex() + "]"
                        : "." + one.getFieldName())
            .collect(Collectors.joining());
    String plain = path.startsWith(".") ? path.substring(1) : path;
    return plain.isEmpty() ? "" : plain + ": ";
  }
}
