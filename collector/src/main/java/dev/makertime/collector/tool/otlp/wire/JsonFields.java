package dev.makertime.collector.tool.otlp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Reads values of JSON one after the other, by the names of their fields. What nobody takes is
 * skipped.
 */
final class JsonFields {
  private final JsonParser json;

  JsonFields(JsonParser json) {
    this.json = json;
  }

  /** Reads the value of a field, or leaves it to be skipped. */
  interface Field {
    void read(String name) throws IOException;
  }

  /** Reads the current value. */
  interface Value {
    void read() throws IOException;
  }

  /** Reads attributes, if this is their field. */
  void attributes(String field, Map<String, String> attributes) throws IOException {
    if (field.equals("attributes")) {
      each(() -> attribute(attributes));
    }
  }

  /** Of a value whose key is known to be none that is read, nothing is taken. */
  private void attribute(Map<String, String> attributes) throws IOException {
    String[] key = {null, ""};
    object(
        name -> {
          if (name.equals("key")) {
            key[0] = text();
          } else if (name.equals("value") && (key[0] == null || Telemetry.KEPT.contains(key[0]))) {
            key[1] = value();
          }
        });
    Telemetry.put(attributes, key[0] == null ? "" : key[0], key[1]);
  }

  private String value() throws IOException {
    StringJoiner texts = new StringJoiner(" ");
    object(
        name -> {
          switch (name) {
            case "stringValue", "boolValue", "intValue", "doubleValue" -> texts.add(text());
            case "arrayValue" ->
                object(
                    inner -> {
                      if (inner.equals("values")) {
                        each(() -> object(one -> texts.add(one.endsWith("Value") ? text() : "")));
                      }
                    });
            default -> {}
          }
        });
    return texts.toString().strip();
  }

  /** Reads an object; null stands for an empty one. */
  void object(Field field) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("not of OTLP: something is no object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      if (json.currentToken() != JsonToken.FIELD_NAME) {
        throw new IllegalArgumentException("it ends early");
      }
      String name = json.currentName();
      json.nextToken();
      long before = json.currentTokenLocation().getByteOffset();
      field.read(name);
      if (json.currentTokenLocation().getByteOffset() == before) {
        json.skipChildren();
      }
    }
  }

  /** Reads a list; null stands for an empty one. */
  void each(Value value) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("not of OTLP: something is no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null) {
        throw new IllegalArgumentException("it ends early");
      }
      value.read();
    }
  }

  /** A value as text; nothing of an object or a list. */
  String text() throws IOException {
    if (json.currentToken() == null || !json.currentToken().isScalarValue()) {
      return "";
    }
    return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
  }

  long whole() throws IOException {
    String text = text();
    try {
      return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not of OTLP: a number is none", e);
    }
  }

  double real() throws IOException {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not of OTLP: a number is none", e);
    }
  }
}
