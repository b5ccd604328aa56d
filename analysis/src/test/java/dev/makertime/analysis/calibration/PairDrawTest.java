package dev.makertime.analysis.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which moments of people are counted, and together with which. */
class PairDrawTest {
  private static final int K = 5;
  private static final MomentPair AGREED =
      new MomentPair(WorkCategory.TECHNICAL, WorkCategory.TECHNICAL);
  private static final MomentPair OTHER =
      new MomentPair(WorkCategory.MEETING, WorkCategory.TECHNICAL);

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 0.9, 0.95})
  void moments_that_agree_are_counted_as_often_as_they_are(double share) {
    SplittableRandom random = new SplittableRandom(7);
    long agreed = 0;
    long all = 0;

    for (int world = 0; world < 400; world++) {
      Map<String, List<MomentPair>> left = new TreeMap<>();
      for (int person = 0; person < K; person++) {
        List<MomentPair> moments = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          moments.add(random.nextDouble() < share ? AGREED : OTHER);
        }
        left.put("p" + person, moments);
      }
      ConfusionMatrix counts = draw(random).count(ConfusionMatrix.NONE, left);
      agreed += counts.count(WorkCategory.TECHNICAL, WorkCategory.TECHNICAL);
      all += counts.pairs();
    }

    assertThat((double) agreed / all).isCloseTo(share, within(0.02));
  }

  @Test
  void what_all_say_alike_is_not_counted_and_stays_theirs() {
    Map<String, List<MomentPair>> left = people(K, AGREED, AGREED);

    ConfusionMatrix counts = draw(new SplittableRandom(1)).count(ConfusionMatrix.NONE, left);

    assertThat(counts).isEqualTo(ConfusionMatrix.NONE);
    assertThat(left.values()).allMatch(moments -> moments.size() == 2);
  }

  @Test
  void fewer_people_than_the_minimum_are_not_counted() {
    Map<String, List<MomentPair>> left = people(K - 1, AGREED, OTHER);

    assertThat(draw(new SplittableRandom(1)).count(ConfusionMatrix.NONE, left).pairs()).isZero();
  }

  private static Map<String, List<MomentPair>> people(int count, MomentPair... moments) {
    Map<String, List<MomentPair>> people = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      people.put("p" + i, new ArrayList<>(List.of(moments)));
    }
    return people;
  }

  private static PairDraw<MomentPair> draw(SplittableRandom random) {
    return new PairDraw<>(Function.identity(), K, random);
  }
}
