package dev.makertime.model;

import java.util.Arrays;

/**
 * A set of seconds as sorted, disjoint, non-touching half-open stretches of epoch seconds.
 * Immutable.
 */
final class Spans {
  static final Spans NONE = new Spans(new long[0], 0);

  /** Starts at even places, ends at odd ones; strictly increasing up to {@code size}. */
  private final long[] bounds;

  private final int size;

  private Spans(long[] bounds, int size) {
    this.bounds = bounds;
    this.size = size;
  }

  /** The seconds from {@code start} up to {@code end}; none if it ends before it starts. */
  static Spans of(long start, long end) {
    return start < end ? new Spans(new long[] {start, end}, 2) : NONE;
  }

  int count() {
    return size / 2;
  }

  long start(int index) {
    return bounds[2 * index];
  }

  long end(int index) {
    return bounds[2 * index + 1];
  }

  boolean isEmpty() {
    return size == 0;
  }

  long seconds() {
    long sum = 0;
    for (int i = 0; i < size; i += 2) {
      sum += bounds[i + 1] - bounds[i];
    }
    return sum;
  }

  boolean contains(long second) {
    for (int i = 0; i < size && bounds[i] <= second; i += 2) {
      if (second < bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  Spans union(Spans other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    return new Union().add(this).add(other).toSpans();
  }

  Spans intersect(long start, long end) {
    return isEmpty() || (bounds[0] >= start && bounds[size - 1] <= end)
        ? this
        : intersect(of(start, end));
  }

  Spans intersect(Spans other) {
    if (isEmpty() || other.isEmpty()) {
      return NONE;
    }
    long[] result = new long[size + other.size];
    int n = 0;
    int left = 0;
    int right = 0;
    while (left < size && right < other.size) {
      long start = Math.max(bounds[left], other.bounds[right]);
      long end = Math.min(bounds[left + 1], other.bounds[right + 1]);
      if (start < end) {
        result[n++] = start;
        result[n++] = end;
      }
      if (bounds[left + 1] < other.bounds[right + 1]) {
        left += 2;
      } else {
        right += 2;
      }
    }
    return new Spans(result, n);
  }

  Spans minus(Spans other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    long[] result = new long[size + other.size];
    int n = 0;
    int right = 0;
    for (int i = 0; i < size; i += 2) {
      long start = bounds[i];
      while (right < other.size && other.bounds[right + 1] <= start) {
        right += 2;
      }
      int cut = right;
      for (; cut < other.size && other.bounds[cut] < bounds[i + 1]; cut += 2) {
        if (start < other.bounds[cut]) {
          result[n++] = start;
          result[n++] = other.bounds[cut];
        }
        start = Math.max(start, other.bounds[cut + 1]);
      }
      if (start < bounds[i + 1]) {
        result[n++] = start;
        result[n++] = bounds[i + 1];
      }
    }
    return new Spans(result, n);
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(bounds, size));
  }

  /** Collects stretches in any order, overlapping or not, into one set. */
  static final class Union {
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int n;

    Union add(long start, long end) {
      if (start < end) {
        if (n == starts.length) {
          starts = Arrays.copyOf(starts, 2 * n);
          ends = Arrays.copyOf(ends, 2 * n);
        }
        starts[n] = start;
        ends[n++] = end;
      }
      return this;
    }

    Union add(Spans spans) {
      for (int i = 0; i < spans.count(); i++) {
        add(spans.start(i), spans.end(i));
      }
      return this;
    }

    /**
     * Starts and ends may be sorted apart: a new stretch begins where, of all seen so far, as many
     * have ended as have begun.
     */
    Spans toSpans() {
      if (n == 0) {
        return NONE;
      }
      Arrays.sort(starts, 0, n);
      Arrays.sort(ends, 0, n);
      long[] result = new long[2 * n];
      int size = 0;
      result[size++] = starts[0];
      for (int i = 1; i < n; i++) {
        if (starts[i] > ends[i - 1]) {
          result[size++] = ends[i - 1];
          result[size++] = starts[i];
        }
      }
      result[size++] = ends[n - 1];
      return new Spans(result, size);
    }
  }
}
