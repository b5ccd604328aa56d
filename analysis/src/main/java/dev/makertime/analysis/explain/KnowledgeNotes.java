package dev.makertime.analysis.explain;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.EvidenceGroup;
import dev.makertime.analysis.knowledge.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Explains in sentences what is not known of a person's day, and what would change that. */
public final class KnowledgeNotes {
  private KnowledgeNotes() {}

  /**
   * Says it of a day.
   *
   * @param telling the sources that have evidence of the person
   * @return nothing where all is known
   */
  public static List<String> of(DayKnowledge known, Collection<ConfiguredSource> telling) {
    List<String> notes = new ArrayList<>();
    if (known.meetings() != Known.KNOWN) {
      notes.add(
          sentence(
              "Meetings",
              known.meetings(),
              has(telling, EvidenceGroup.MEETINGS),
              "connect a calendar"));
    }
    if (known.tools() != Known.KNOWN) {
      notes.add(
          sentence(
              "Manual work and waiting",
              known.tools(),
              has(telling, EvidenceGroup.TOOLS),
              "connect a tool that has one of the person's identities"));
    }
    if (known.both() != Known.KNOWN) {
      notes.add(
          "So the rest of this day is not accounted for: it is the most that technical work can"
              + " have been.");
    }
    return notes;
  }

  private static boolean has(Collection<ConfiguredSource> telling, EvidenceGroup group) {
    return telling.stream().anyMatch(source -> source.group() == group);
  }

  private static String sentence(String what, Known known, boolean isRead, String advice) {
    if (known == Known.PARTIAL) {
      return what + " are known in part: not every source was read for the whole day.";
    }
    return isRead
        ? what + " are unknown: no source was read for this day."
        : "%s are unknown: %s.".formatted(what, advice);
  }
}
