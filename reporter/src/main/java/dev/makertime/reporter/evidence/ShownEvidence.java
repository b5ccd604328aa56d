package dev.makertime.reporter.evidence;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Explanation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Record of evidence as its person sees it.
 *
 * @param counted seconds; absent for what only says something of other evidence
 * @param why what became of the other seconds, by reason
 * @param own whether the person added it themselves
 * @param objected whether the person marked it as wrong
 * @param reason why, in the person's words; absent = they gave none
 */
public record ShownEvidence(
    String id,
    String identity,
    ActivityKind kind,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable String subject,
    @Nullable String url,
    @Nullable Long seconds,
    @Nullable Long counted,
    Map<String, Long> why,
    boolean own,
    boolean objected,
    @Nullable String reason) {
  /** Evidence whose seconds count or are lost for a reason. */
  public static ShownEvidence of(Explanation.Piece piece) {
    Map<String, Long> why = new LinkedHashMap<>();
    put(why, "outside", piece.outside());
    put(why, "underMeeting", piece.underMeeting());
    put(why, "underManual", piece.underManual());
    put(why, "capped", piece.capped());
    put(why, "unattended", piece.unattended());
    put(why, "shared", piece.shared());
    Activity activity = piece.activity();
    return new ShownEvidence(
        activity.id(),
        activity.identity(),
        piece.kind(),
        piece.start(),
        piece.end(),
        activity.subject(),
        url(activity),
        piece.evidence(),
        piece.counted(),
        why,
        isOwn(activity),
        false,
        null);
  }

  /** What is on a topic may have come from anybody. */
  private static @Nullable String url(Activity activity) {
    return activity.hasSafeUrl() ? activity.labels().get(Activity.URL) : null;
  }

  private static void put(Map<String, Long> why, String reason, long seconds) {
    if (seconds > 0) {
      why.put(reason, seconds);
    }
  }

  /** Evidence that has no seconds of its own: signs of work, absences and what was objected to. */
  public static ShownEvidence mark(Activity activity, boolean objected) {
    ActivityKind kind = activity.kind();
    return new ShownEvidence(
        activity.id(),
        activity.identity(),
        kind == null ? ActivityKind.PRESENCE : kind,
        activity.start(),
        activity.end(),
        activity.subject(),
        url(activity),
        null,
        objected ? 0L : null,
        Map.of(),
        isOwn(activity),
        objected,
        objected ? activity.labels().get(Objection.REASON) : null);
  }

  private static boolean isOwn(Activity activity) {
    return activity.id().startsWith(Objection.OWN);
  }
}
