package dev.makertime.reporter.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.privacy.Questions.Way;
import dev.makertime.reporter.privacy.Reporter.Leak;
import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("privacy")
class SinglingOutTest {
  private static final int QUESTIONS = Thorough.or(250, 2_000);
  private static final int SEED = 7;
  private static final int AT_ONCE = Thorough.or(6, 25);
  private static final int FEW_AT_ONCE = 6;

  /** So many steps, in which weeks pass, are enough to find a leak: most are found in twenty. */
  private static final int MOST_STEPS = 200;

  private static final int STEPS_BETWEEN_LOOKS = 20;
  private static final int[] MINUTES = {600, 120, 90, 190, 20, 17, 200, 203};

  @TempDir Path directory;

  @ParameterizedTest
  @Seeds(seconds = 20, whole = 600)
  void nobody_can_be_singled_out_of_what_leads_and_managers_are_answered(int seed)
      throws Exception {
    try (Eavesdropping on = new Eavesdropping(seed, Leak.NONE, Way.values())) {
      while (on.questions.asked < QUESTIONS) {
        on.step(AT_ONCE);
      }

      assertThat(on.eavesdropper.singledOut()).as("%d sums", on.eavesdropper.equations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"KNOWN", "RUNS"},
      mode = EnumSource.Mode.EXCLUDE)
  void somebody_is_where_sums_are_made_anew(Way way) throws Exception {
    assertThat(isFound(Leak.SUMS_MADE_ANEW, way)).isTrue();
  }

  @Test
  void somebody_is_where_what_is_known_is_weighed_by_presence() throws Exception {
    assertThat(isFound(Leak.KNOWN_BY_PRESENCE, Way.KNOWN)).isTrue();
  }

  @Test
  void somebody_is_where_runs_of_few_people_are_told() throws Exception {
    assertThat(isFound(Leak.RUNS_OF_FEW, Way.RUNS)).isTrue();
  }

  @ParameterizedTest
  @Seeds(seconds = 10, whole = 300)
  void nobody_can_be_singled_out_of_sums_of_runs_though_many_are_told(int seed) throws Exception {
    try (Eavesdropping on = new Eavesdropping(seed, Leak.NONE, Way.RUNS)) {
      while (on.questions.asked < QUESTIONS) {
        on.step(AT_ONCE);
      }

      assertThat(on.eavesdropper.sumsOfRuns()).isGreaterThan(FEW_AT_ONCE);
      assertThat(on.eavesdropper.singledOut()).isEmpty();
    }
  }

  private boolean isFound(Leak leak, Way way) throws Exception {
    try (Eavesdropping on = new Eavesdropping(SEED, leak, way)) {
      for (int step = 1; step <= MOST_STEPS; step++) {
        on.step(FEW_AT_ONCE);
        if (step % STEPS_BETWEEN_LOOKS == 0 && !on.eavesdropper.singledOut().isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Somebody curious who asks again and again while time passes and things happen. */
  private final class Eavesdropping implements AutoCloseable {
    private final World world;
    private final Reporter reporter;
    private final Eavesdropper eavesdropper;
    private final Questions questions;
    private int steps;

    Eavesdropping(int seed, Leak leak, Way... ways) throws Exception {
      world = new World(seed);
      reporter = new Reporter(world, directory.resolve("of" + seed), leak);
      eavesdropper = new Eavesdropper(world, reporter);
      questions = new Questions(world, reporter, eavesdropper, ways);
    }

    void step(int atOnce) throws Exception {
      world.advance(Duration.ofMinutes(MINUTES[steps++ % MINUTES.length]));
      world.somethingHappens();
      eavesdropper.follow();
      for (int i = 0; i < atOnce; i++) {
        questions.ask();
      }
    }

    @Override
    public void close() {
      reporter.close();
    }
  }
}
