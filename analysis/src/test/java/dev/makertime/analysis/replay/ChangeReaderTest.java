package dev.makertime.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes as people write them, right and wrong. */
class ChangeReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | changes: must be a list",
        "7 | changes: must be a list",
        "{} | changes: must be a list",
        "{changes: {}} | changes: must be a list",
        "{changes: [], from: 1} | from: unknown",
        "{changes: [7]} | changes[0]: must be an object",
        "{changes: [{remove: true}]} | changes[0].kind: must be wait, manual or meeting",
        "{changes: [{kind: WAIT, remove: true}]} | changes[0].kind: must be wait, manual or meeting",
        "{changes: [{kind: wait, effort: 1, remove: true}]} | changes[0].effort: unknown",
        "{changes: [{kind: wait, remove: false}]} | changes[0].remove: must be true and alone",
        "{changes: [{kind: wait, run: 3}]} | changes[0].run: give factor, cap or both",
        "{changes: [{kind: wait, run: {factor: 1, floor: 2}}]} | changes[0].run.floor: unknown",
        "{changes: [{kind: wait, run: {factor: 100.1}}]} | changes[0].run.factor: must be a number from 0 to 100",
        "{changes: [{kind: wait, run: {factor: '1'}}]} | changes[0].run.factor: must be a number from 0 to 100",
        "{changes: [{kind: wait, queue: {cap: 2678401}}]} | changes[0].queue.cap: must be a whole number from 0 to 2678400",
        "{changes: [{kind: meeting, attendees: 99999999999999999999}]} | changes[0].attendees: must be a whole number from 0 to 10000",
        "{changes: [{kind: manual, effort: null}]} | changes[0].effort: must be a number from 0 to 100",
        "{changes: [{kind: manual, remove: true, match: x}]} | changes[0].match: must be an object",
        "{changes: [{kind: manual, remove: true, match: {subject: 7}}]} | changes[0].match.subject: must be text or a list of texts",
        "{changes: [{kind: manual, remove: true, match: {subject: []}}]} | changes[0].match.subject: must be text or a list of texts",
        "{changes: [{kind: manual, remove: true, match: {subject: [a, '']}}]} | changes[0].match.subject: must be text or a list of texts",
        "{changes: [{kind: manual, remove: true, match: {labels: [a]}}]} | changes[0].match.labels: must be an object",
        "{changes: [{kind: manual, remove: true, match: {labels: {a: 1}}}]} | changes[0].match.labels.a: must be text or a list of texts",
      })
  void a_mistake_is_named_by_its_path(String yaml, String mistake) {
    ChangeReader.Invalid refused =
        catchThrowableOfType(
            ChangeReader.Invalid.class, () -> ChangeReader.read(new YAMLMapper().readTree(yaml)));

    assertThat(refused.mistakes()).containsExactly(mistake);
  }

  @Test
  void too_many_changes_are_not_taken() {
    String many = "{changes: [%s]}".formatted("{kind: wait, remove: true},".repeat(1_001));

    assertThat(
            catchThrowableOfType(
                    ChangeReader.Invalid.class,
                    () -> ChangeReader.read(new YAMLMapper().readTree(many)))
                .mistakes())
        .containsExactly("changes: must be at most 1000");
  }

  @Test
  void halves_of_a_second_are_rounded_up_on_the_exact_product() throws Exception {
    List<ToolChange> changes =
        ChangeReader.read(
            new YAMLMapper()
                .readTree("{changes: [{kind: wait, run: {factor: 0.35}, queue: {cap: 60}}]}"));

    ToolChange.WaitTimes times = (ToolChange.WaitTimes) changes.get(0).effect();
    Scale run = Objects.requireNonNull(times.run());
    Scale queue = Objects.requireNonNull(times.queue());
    assertThat(run.of(90)).isEqualTo(32); // 31.5, which 0.35 as a double is not
    assertThat(run.of(ToolChange.LONGEST)).isEqualTo(937_440);
    assertThat(queue.of(61)).isEqualTo(60);
    assertThat(queue.of(59)).isEqualTo(59);
  }
}
