package dev.makertime.reporter.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

@Tag("privacy")
class SinglingOutTest {
  private static final int QUESTIONS = Thorough.or(250, 2_000);
  private static final int AT_ONCE = Thorough.or(6, 25);
  private static final int[] MINUTES = {600, 120, 90, 190, 20, 17, 200, 203};

  @TempDir Path directory;

  @ParameterizedTest
  @Seeds(seconds = 20, whole = 600)
  void nobody_can_be_singled_out_of_what_leads_and_managers_are_answered(int seed)
      throws Exception {
    World world = new World(seed);
    try (Reporter reporter = new Reporter(world, directory.resolve("of" + seed))) {
      Eavesdropper eavesdropper = new Eavesdropper(world, reporter);
      for (int step = 0; eavesdropper.answers < QUESTIONS; step++) {
        world.advance(Duration.ofMinutes(MINUTES[step % MINUTES.length]));
        world.somethingHappens();
        eavesdropper.follow();
        for (int i = 0; i < AT_ONCE; i++) {
          eavesdropper.ask();
        }
      }

      assertThat(eavesdropper.singledOut()).as("%d sums", eavesdropper.equations()).isEmpty();
    }
  }
}
