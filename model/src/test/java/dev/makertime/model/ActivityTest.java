package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @Test
  void identities_are_compared_in_lower_case() {
    assertThat(wait("GitLab:Ana", TEN, null)).isEqualTo(wait("gitlab:ana", TEN, null));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, (1L << 60) - 1, 1_800_000_000_000_000_000L, Long.MAX_VALUE})
  void a_person_says_nothing_under_a_revision_of_tools(long revision) {
    assertThat(retraction(revision, null).isOfPerson()).isFalse();
    assertThatThrownBy(() -> retraction(revision, EvidenceAuthor.PERSON))
        .hasMessage("revision is not one of a person");
  }

  @Test
  void what_earlier_versions_wrote_of_a_person_is_still_a_persons() {
    long made = Activity.CORRECTIONS_FROM + TEN.toEpochMilli();

    assertThat(retraction(made, null).isOfPerson()).isTrue();
    assertThat(retraction(made, EvidenceAuthor.PERSON).isOfPerson()).isTrue();
  }

  private static Activity retraction(long revision, @Nullable EvidenceAuthor author) {
    return new Activity(
        "a", revision, "x:y", null, null, null, null, null, null, Map.of(), true, author);
  }

  @Test
  void fractions_of_seconds_are_cut_off() {
    assertThat(wait("x:y", TEN.plusMillis(999), null).start()).isEqualTo(TEN);
  }

  @Test
  void what_ends_before_it_starts_is_refused() {
    assertThatThrownBy(() -> wait("x:y", TEN, TEN.minusSeconds(1)))
        .hasMessage("end is before start");
  }

  @Test
  void a_span_of_more_than_31_days_is_refused() {
    assertThatThrownBy(() -> wait("x:y", TEN, TEN.plusSeconds(31 * 86_400 + 1)))
        .hasMessageStartingWith("end is more than 31 days on");
  }

  @Test
  void a_time_before_2000_is_refused() {
    assertThatThrownBy(() -> wait("x:y", Instant.parse("0000-01-01T00:00:00Z"), null))
        .hasMessage("start is outside the years 2000 to 2099");
  }

  @Test
  void an_identity_without_its_source_is_refused() {
    assertThatThrownBy(() -> wait("ana", TEN, null))
        .hasMessage("identity must look like source:name");
  }

  @Test
  void an_identity_is_measured_as_it_is_kept() {
    String longer = "x:" + "\u0130".repeat(200);

    assertThatThrownBy(() -> wait(longer, TEN, null)).hasMessageStartingWith("identity is longer");
  }

  @Test
  void a_control_character_in_a_key_is_refused() {
    assertThatThrownBy(() -> wait("x:a\0b", TEN, null)).hasMessageStartingWith("identity has");
  }

  @Test
  void a_retraction_needs_only_its_key() {
    Activity retraction = Activity.retraction("x:y", "id", 7);

    assertThat(retraction.retracted()).isTrue();
    assertThat(retraction.isOpen()).isFalse();
  }

  @Test
  void of_equal_revisions_void_beats_closed_and_closed_beats_open() {
    Activity open = wait("x:y", TEN, null);
    Activity closed = wait("x:y", TEN, TEN.plusSeconds(60));
    Activity retracted = Activity.retraction("x:y", "id", 1);

    assertThat(VersionOrder.holds(closed, open)).isTrue();
    assertThat(VersionOrder.holds(open, closed)).isFalse();
    assertThat(VersionOrder.holds(retracted, closed)).isTrue();
    assertThat(VersionOrder.holds(closed, retracted)).isFalse();
  }

  @Test
  void of_versions_that_differ_in_nothing_but_text_exactly_one_holds() {
    Activity one = about("ä\"b");
    Activity other = about("ä\\b");

    assertThat(VersionOrder.holds(one, other)).isNotEqualTo(VersionOrder.holds(other, one));
  }

  private static Activity wait(String identity, Instant start, @Nullable Instant end) {
    return new Activity(
        "id", 1, identity, ActivityKind.WAIT, start, null, end, null, null, Map.of(), false);
  }

  private static Activity about(String subject) {
    return new Activity(
        "id", 1, "x:y", ActivityKind.WAIT, TEN, null, null, null, subject, Map.of(), false);
  }
}
