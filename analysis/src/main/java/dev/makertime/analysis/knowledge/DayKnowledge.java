package dev.makertime.analysis.knowledge;

/** Tells how much is known of a person's day, by what sources tell of. */
public record DayKnowledge(Known meetings, Known tools) {
  public static final DayKnowledge NOTHING = new DayKnowledge(Known.UNKNOWN, Known.UNKNOWN);

  public Known of(EvidenceGroup group) {
    return group == EvidenceGroup.MEETINGS ? meetings : tools;
  }

  /** Of both: only then is the rest of the working time technical work. */
  public Known both() {
    return meetings.and(tools);
  }
}
