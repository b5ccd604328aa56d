package dev.makertime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Organization;
import dev.makertime.testkit.world.OrganizationText;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

class OrganizationTextTest {
  @ParameterizedTest
  @Seeds(seconds = 2, whole = 20)
  void what_is_written_is_read_again(int seed) throws Exception {
    RandomWorld world = new RandomWorld(new Random(seed), LocalDate.parse("2026-03-24"), true);
    Organization organization = world.next(world.next(null));

    Organization again = OrganizationFile.parse(OrganizationText.of(organization));

    assertThat(again.people()).isEqualTo(organization.people());
    assertThat(again.owners()).isEqualTo(organization.owners());
    assertThat(again.bots()).isEqualTo(organization.bots());
    assertThat(again.unknown()).isEqualTo(organization.unknown());
  }
}
