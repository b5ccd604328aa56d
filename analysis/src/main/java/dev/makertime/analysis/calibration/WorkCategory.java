package dev.makertime.analysis.calibration;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.makertime.model.Segment;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Lists what a moment of a day can be, said or measured. */
public enum WorkCategory {
  MEETING("meeting"),
  MANUAL("manual"),
  WAITING("waiting"),
  TECHNICAL("technical"),
  /** Of what is said: no work. Of what is measured: no working time. */
  NOT_WORKING("notWorking");

  private final String text;

  WorkCategory(String text) {
    this.text = text;
  }

  /** The name in files and answers. */
  @JsonValue
  public String text() {
    return text;
  }

  /** The category of a name. */
  public static Optional<WorkCategory> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
  }

  /**
   * What the timeline says of a moment.
   *
   * @param day the segments of the day that the moment is in
   */
  public static WorkCategory measured(Collection<Segment> day, Instant moment) {
    return day.stream()
        .filter(one -> !moment.isBefore(one.start()) && moment.isBefore(one.end()))
        .findFirst()
        .map(one -> of(one.kind()))
        .orElse(NOT_WORKING);
  }

  private static WorkCategory of(Segment.Kind kind) {
    return switch (kind) {
      case MEETING -> MEETING;
      case MANUAL -> MANUAL;
      case QUEUE, RUN, RESUME -> WAITING;
      case FOCUS, TECHNICAL -> TECHNICAL;
    };
  }
}
