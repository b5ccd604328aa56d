package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run that was told of and is not done, as far as it is known. The cursor of the source keeps it,
 * so that its end can be told after a start of the collector.
 *
 * @param identity whose run it is; an erasure finds it by this name
 * @param key names the run, as its client does
 * @param subject the repository
 * @param commit on which it is based, if that is told
 * @param began when its start arrived, or the first sign of one whose start did not
 * @param last when the last sign of it arrived
 * @param told when it was published last
 * @param lacksStart whether its start did not arrive
 * @param isLost whether it was ended for want of signs; one that comes shows that it went on
 */
record LiveRun(
    String identity,
    String key,
    String subject,
    @Nullable String commit,
    Instant began,
    Instant last,
    Instant told,
    boolean lacksStart,
    boolean isLost) {

  /** Begins with the first sign. */
  static LiveRun begin(String identity, DvcCall call, Instant at, boolean lacksStart) {
    return new LiveRun(
        identity, call.key(), call.subject(), call.commit(), at, at, at, lacksStart, false);
  }

  /** The same with one more sign, with which it goes on. */
  LiveRun at(Instant sign) {
    Instant latest = sign.isAfter(last) ? sign : last;
    return new LiveRun(identity, key, subject, commit, began, latest, told, lacksStart, false);
  }

  /** The same, published at an instant. */
  LiveRun told(Instant at) {
    return new LiveRun(identity, key, subject, commit, began, last, at, lacksStart, isLost);
  }

  /** The same, of which nothing more is expected. */
  LiveRun lost() {
    return new LiveRun(identity, key, subject, commit, began, last, last, lacksStart, true);
  }

  /** Tells that it goes on. */
  Reading.Found running(String source) {
    return found(source, null, false);
  }

  /** Tells that it ended with its last sign, as far as anybody knows. */
  Reading.Found endedAtLastSign(String source) {
    return found(source, last, true);
  }

  /** Tells that it is done. */
  Reading.Found done(String source, Instant at) {
    return found(source, at.isBefore(last) ? last : at, false);
  }

  private Reading.Found found(String source, @Nullable Instant end, boolean isLostEnd) {
    String id = "%s/run/%s-%d".formatted(source, key, began.toEpochMilli());
    long revision = JsonEvidence.revision(end == null ? 3 : 5, Stream.of(began, last, end));
    Run run =
        Run.of(source, id, revision)
            .kind(RunKind.TRAINING)
            .subject(subject)
            .trigger(RunTrigger.COMMAND)
            .who(identity)
            .status(end == null ? RunStatus.RUNNING : RunStatus.ENDED)
            .times(null, began, end)
            .label(Run.GIT_SHA, commit)
            .build();
    boolean isTooLong = end != null && Duration.between(began, end).compareTo(Activity.LONGEST) > 0;
    return new Reading.Found(
        isTooLong ? List.of() : List.of(wait(id, revision, end, isLostEnd)),
        List.of(),
        List.of(run));
  }

  private Activity wait(String id, long revision, @Nullable Instant end, boolean isLostEnd) {
    Map<String, String> labels = new TreeMap<>(Map.of("trigger", "command"));
    if (lacksStart) {
      labels.put("begin", "lost-start");
    }
    if (isLostEnd) {
      labels.put("end", "lost-end");
    }
    return JsonEvidence.waiting(id, revision, identity, began, began, end, subject, labels);
  }
}
