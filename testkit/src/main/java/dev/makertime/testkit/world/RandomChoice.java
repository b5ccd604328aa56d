package dev.makertime.testkit.world;

import java.util.List;
import java.util.Random;

/** Makes random choices. */
record RandomChoice(Random random) {

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
