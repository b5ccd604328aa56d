package dev.makertime.model;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes an activity as text that is equal for equal activities: JSON with sorted names, without
 * spaces, absent and default fields left out. It breaks ties between versions and is never read
 * back.
 */
final class CanonicalText {
  private CanonicalText() {}

  static String of(Activity activity) {
    Map<String, String> fields = new TreeMap<>();
    put(fields, "author", activity.author() == null ? null : "person");
    put(fields, "began", activity.began());
    if (activity.effort() != null) {
      fields.put("effort", activity.effort().toString());
    }
    put(fields, "end", activity.end());
    put(fields, "id", activity.id());
    put(fields, "identity", activity.identity());
    ActivityKind kind = activity.kind();
    put(fields, "kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
    if (!activity.labels().isEmpty()) {
      Map<String, String> labels = new TreeMap<>();
      activity.labels().forEach((name, value) -> put(labels, name, value));
      fields.put("labels", object(labels));
    }
    fields.put("revision", Long.toString(activity.revision()));
    put(fields, "start", activity.start());
    put(fields, "subject", activity.subject());
    if (activity.retracted()) {
      fields.put("void", "true");
    }
    return object(fields);
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, quoted(value.toString()));
    }
  }

  private static String object(Map<String, String> fields) {
    StringJoiner json = new StringJoiner(",", "{", "}");
    fields.forEach((name, value) -> json.add(quoted(name) + ":" + value));
    return json.toString();
  }

  /** Quotation marks and backslashes escaped; control characters cannot occur in an activity. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
