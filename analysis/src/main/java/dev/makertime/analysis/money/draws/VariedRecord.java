package dev.makertime.analysis.money.draws;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets numbers of a record by name, and builds the record anew only after a change. Not
 * thread-safe.
 */
final class VariedRecord<R extends Record> {
  private final Constructor<R> constructor;
  private final List<String> names;
  private final Class<?>[] types;
  private final @Nullable Object[] values;
  private @Nullable R made;

  VariedRecord(R record, Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    names = Arrays.stream(components).map(RecordComponent::getName).toList();
    types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    values = new Object[components.length];
    try {
      constructor = type.getDeclaredConstructor(types);
      for (int i = 0; i < values.length; i++) {
        values[i] = components[i].getAccessor().invoke(record);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can be taken apart", e);
    }
    made = record;
  }

  /** The index of a number; −1 if there is none of this name. */
  int indexOf(String name) {
    int index = names.indexOf(name);
    return index >= 0 && values[index] instanceof Number ? index : -1;
  }

  double get(int index) {
    return values[index] instanceof Number number ? number.doubleValue() : 0;
  }

  void set(int index, double value) {
    if (types[index] == int.class) {
      values[index] = (int) Math.round(value);
    } else {
      values[index] = value;
    }
    made = null;
  }

  R get() {
    R known = made;
    if (known == null) {
      known = make();
      made = known;
    }
    return known;
  }

  private R make() {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IllegalArgumentException refused
          ? refused
          : new IllegalStateException("a record can be made of its parts", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can be made of its parts", e);
    }
  }
}
