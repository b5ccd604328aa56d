package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Organization;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnattributedTest {
  private static final Instant FIRST = Instant.parse("2024-02-29T23:59:59Z");
  private static final Instant LAST = Instant.parse("2024-03-01T00:00:00Z");

  @Test
  void nothing_is_unattributed_where_nothing_was_seen() throws Exception {
    assertThat(Unattributed.of(organization(), List.of(), List.of()))
        .isEqualTo(new Unattributed(List.of(), List.of()));
  }

  @Test
  void an_identity_has_its_hours_and_a_likely_owner() throws Exception {
    Unattributed found =
        Unattributed.of(
            organization(),
            List.of(new Unattributed.Seen("gitlab:ana.sousa", 3, FIRST, LAST)),
            List.of(Days.day("?gitlab:ana.sousa", "2024-02-29", null)));

    assertThat(found.identities())
        .containsExactly(new Unattributed.Identity("gitlab:ana.sousa", FIRST, LAST, 3, 1.8, "ana"));
    assertThat(found.peopleWithoutTeam()).isEmpty();
  }

  @Test
  void an_identity_without_days_has_no_hours() throws Exception {
    Unattributed found =
        Unattributed.of(
            organization(), List.of(new Unattributed.Seen("git:機械", 1, FIRST, FIRST)), List.of());

    assertThat(found.identities())
        .containsExactly(new Unattributed.Identity("git:機械", FIRST, FIRST, 1, 0, null));
  }

  @Test
  void people_without_a_team_are_listed_with_their_first_and_last_day() throws Exception {
    Unattributed found =
        Unattributed.of(
            organization(),
            List.of(),
            List.of(Days.day("ana", "2024-02-29", null), Days.day("ana", "2024-03-04", null)));

    assertThat(found.peopleWithoutTeam())
        .containsExactly(
            new Unattributed.Teamless(
                "ana", LocalDate.parse("2024-02-29"), LocalDate.parse("2024-03-04"), 3.7));
  }

  private static Organization organization() throws Exception {
    return OrganizationFile.parse("people: [{id: ana, name: Ana Sousa}]");
  }
}
