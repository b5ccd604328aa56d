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
 * The parser's own way to read a property, behind a look at its text: what is not written as it has
 * to be is not read at all and stays as text, by which its event is known as unread.
 */
final class StrictPropertyReader<T extends ICalProperty> extends ICalPropertyScribe<T> {
  private final ICalPropertyScribe<T> usual;
  private final Form form;

  /**
   * A property as a file has it.
   *
   * @param type of its value, as it says or by default
   * @param old whether it is of vCalendar 1.0
   */
  record Written(
      String value, @Nullable ICalDataType type, ICalParameters parameters, boolean old) {
    /** The same in other words. */
    Written as(String other, @Nullable ICalDataType otherType) {
      return new Written(other, otherType, parameters, old);
    }

    /** Whether a parameter is there no more than once. */
    boolean atMostOne(String parameter) {
      return parameters.get(parameter).size() < 2;
    }
  }

  /** How a property has to be written. */
  interface Form {
    /** In the words that the parser reads whole, or nothing where it is not written so. */
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
