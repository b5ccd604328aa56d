package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

  @Test
  void touching_stretches_become_one() {
    Spans spans = new Spans.Union().add(0, 10).add(10, 20).toSpans();

    assertThat(spans).hasToString("[0, 20]");
  }

  @Test
  void a_hole_splits_a_stretch() {
    assertThat(Spans.of(0, 100).minus(Spans.of(30, 40))).hasToString("[0, 30, 40, 100]");
  }

  /** Against sets of single seconds, which are too simple to be wrong. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void all_operations_are_those_of_sets(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      Set<Long> left = new TreeSet<>();
      Set<Long> right = new TreeSet<>();
      Spans a = random(random, left);
      Spans b = random(random, right);

      assertThat(seconds(a)).as("seed %d", seed).isEqualTo(left);
      assertThat(seconds(a.union(b))).isEqualTo(union(left, right));
      assertThat(seconds(a.minus(b))).isEqualTo(minus(left, right));
      assertThat(seconds(a.intersect(b))).isEqualTo(minus(left, minus(left, right)));
    }
  }

  private static Spans random(Random random, Set<Long> seconds) {
    Spans.Union union = new Spans.Union();
    for (int i = 0; i < random.nextInt(6); i++) {
      long start = random.nextInt(60);
      long end = start + random.nextInt(12);
      union.add(start, end);
      for (long second = start; second < end; second++) {
        seconds.add(second);
      }
    }
    return union.toSpans();
  }

  private static Set<Long> seconds(Spans spans) {
    Set<Long> seconds = new TreeSet<>();
    for (long second = -1; second < 80; second++) {
      if (spans.contains(second)) {
        seconds.add(second);
      }
    }
    assertThat(spans.seconds()).isEqualTo(seconds.size());
    return seconds;
  }

  private static Set<Long> union(Set<Long> left, Set<Long> right) {
    Set<Long> union = new TreeSet<>(left);
    union.addAll(right);
    return union;
  }

  private static Set<Long> minus(Set<Long> left, Set<Long> right) {
    Set<Long> minus = new TreeSet<>(left);
    minus.removeAll(right);
    return minus;
  }
}
