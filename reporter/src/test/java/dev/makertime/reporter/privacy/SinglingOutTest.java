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
  private static final int FEW_QUESTIONS = 20 * AT_ONCE;
  private static final int[] MINUTES = {600, 120, 90, 190, 20, 17, 200, 203};

  @TempDir Path directory;

  @ParameterizedTest
  @Seeds(seconds = 20, whole = 600)
  void nobody_can_be_singled_out_of_what_leads_and_managers_are_answered(int seed)
      throws Exception {
    Eavesdropper eavesdropper = eavesdropped(seed, QUESTIONS, Leak.NONE, Way.values());

    assertThat(eavesdropper.singledOut()).as("%d sums", eavesdropper.equations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Way.class, names = "KNOWN", mode = EnumSource.Mode.EXCLUDE)
  void somebody_is_where_sums_are_made_anew(Way way) throws Exception {
    Eavesdropper eavesdropper = eavesdropped(SEED, FEW_QUESTIONS, Leak.SUMS_MADE_ANEW, way);

    assertThat(eavesdropper.singledOut()).isNotEmpty();
  }

  @Test
  void somebody_is_where_what_is_known_is_weighed_by_presence() throws Exception {
    Eavesdropper eavesdropper =
        eavesdropped(SEED, FEW_QUESTIONS, Leak.KNOWN_BY_PRESENCE, Way.KNOWN);

    assertThat(eavesdropper.singledOut()).isNotEmpty();
  }

  private Eavesdropper eavesdropped(int seed, int most, Leak leak, Way... ways) throws Exception {
    World world = new World(seed);
    try (Reporter reporter = new Reporter(world, directory.resolve("of" + seed), leak)) {
      Eavesdropper eavesdropper = new Eavesdropper(world, reporter);
      Questions questions = new Questions(world, reporter, eavesdropper, ways);
      for (int step = 0; questions.asked < most; step++) {
        world.advance(Duration.ofMinutes(MINUTES[step % MINUTES.length]));
        world.somethingHappens();
        eavesdropper.follow();
        for (int i = 0; i < AT_ONCE; i++) {
          questions.ask();
        }
      }
      return eavesdropper;
    }
  }
}
