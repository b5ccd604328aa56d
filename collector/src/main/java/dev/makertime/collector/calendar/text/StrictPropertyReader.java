package dev.makertime.collector.calendar.text;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.WriteContext;
import biweekly.io.scribe.property.ICalPropertyScribe;
import biweekly.parameter.ICalParameters;
import biweekly.property.ICalProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property by the parser's own reader, after a check of its text. A property that fails the
 * check stays text, by which {@link EventCheck} refuses the event.
 */
final class StrictPropertyReader<T extends ICalProperty> extends ICalPropertyScribe<T> {
  private final ICalPropertyScribe<T> usual;
  private final Form form;

  /**
   * Property as the file has it.
   *
   * @param type of its value, declared or by default
   * @param old whether it is of vCalendar 1.0
   */
  record Written(
      String value, @Nullable ICalDataType type, ICalParameters parameters, boolean old) {
    /** Returns the property with another value. */
    Written as(String other, @Nullable ICalDataType otherType) {
      return new Written(other, otherType, parameters, old);
    }

    /** Whether a parameter is there at most once. */
    boolean atMostOne(String parameter) {
      return parameters.get(parameter).size() < 2;
    }
  }

  /** Check of how a property is written. */
  interface Form {
    /**
     * Returns the property in a form that the parser reads completely; null where it is invalid.
     */
    @Nullable Written normal(Written written);
  }

  StrictPropertyReader(ICalPropertyScribe<T> usual, Form form) {
    super(
        usual.getPropertyClass(),
        usual.getPropertyName(ICalVersion.V2_0),
        usual.defaultDataType(ICalVersion.V2_0),
        usual.getQName());
    this.usual = usual;
    this.form = form;
  }

  @Override
  public String getPropertyName(ICalVersion version) {
    return usual.getPropertyName(version);
  }

  @Override
  protected ICalDataType _defaultDataType(ICalVersion version) {
    return usual.defaultDataType(version);
  }

  @Override
  protected String _writeText(T property, WriteContext context) {
    return usual.writeText(property, context);
  }

  @Override
  protected T _parseText(
      String value, ICalDataType type, ICalParameters parameters, ParseContext context) {
    boolean old = context.getVersion() == ICalVersion.V1_0;
    boolean named = areNames(parameters.keySet());
    Written normal = named ? form.normal(new Written(value.strip(), type, parameters, old)) : null;
    if (normal == null) {
      throw new CannotParseException("not as RFC 5545 writes it");
    }
    return usual.parseText(normal.value(), normal.type(), parameters, context);
  }

  private static boolean areNames(Set<String> parameters) {
    for (String parameter : parameters) {
      if (parameter == null || parameter.isEmpty()) {
        return false;
      }
      for (int i = 0; i < parameter.length(); i++) {
        if (!BrokenLines.isOfName(parameter.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
