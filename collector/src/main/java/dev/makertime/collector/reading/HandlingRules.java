package dev.makertime.collector.reading;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a hand-made instant costs where the policy's handling is wrong for it. The first rule that
 * fits holds; where none does, or the tool itself knows, nothing is changed.
 */
public record HandlingRules(List<Rule> rules) {

  /** No rules at all. */
  public static final HandlingRules NONE = new HandlingRules(List.of());

  public HandlingRules {
    rules = List.copyOf(rules);
  }

  /**
   * One rule. Patterns are compared without regard to case, {@code *} stands for any text; one that
   * is absent fits all.
   *
   * @param event how it was set off: the label {@code trigger}
   * @param job the job of GitLab, the workflow's file of GitHub: the label {@code job}
   * @param subject the project, DAG or workflow
   * @param effort from nothing to a day
   */
  public record Rule(
      @Nullable String event, @Nullable String job, @Nullable String subject, Duration effort) {

    public Rule {
      if (effort.isNegative() || effort.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("must be from PT0S to PT24H");
      }
    }

    boolean fits(Activity activity) {
      Map<String, String> labels = activity.labels();
      return isLike(event, labels.get("trigger"))
          && isLike(job, labels.get("job"))
          && isLike(subject, activity.subject());
    }

    private static boolean isLike(@Nullable String pattern, @Nullable String text) {
      if (pattern == null) {
        return true;
      }
      String quoted = "\\Q" + pattern.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E";
      return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
          .matcher(Objects.requireNonNullElse(text, ""))
          .matches();
    }
  }

  /** The same reading, with what its hand-made instants cost. */
  public Reading of(Reading reading) {
    if (rules.isEmpty() || !(reading instanceof Reading.Found found)) {
      return reading;
    }
    List<Activity> activities = found.activities().stream().map(this::of).toList();
    return new Reading.Found(activities, found.deliveries());
  }

  private Activity of(Activity activity) {
    boolean isPoint = activity.kind() == ActivityKind.MANUAL && activity.isInstant();
    if (!isPoint || activity.effort() != null) {
      return activity;
    }
    return rules.stream()
        .filter(rule -> rule.fits(activity))
        .findFirst()
        .map(rule -> activity.withEffort(rule.effort().toSeconds()))
        .orElse(activity);
  }

  /** A source whose readings cost what these rules say. */
  public WebhookSource of(WebhookSource source) {
    return rules.isEmpty() ? source : new Costed(source, this);
  }

  private record Costed(WebhookSource source, HandlingRules effort) implements WebhookSource {
    @Override
    public boolean isAuthentic(Payload payload) {
      return source.isAuthentic(payload);
    }

    @Override
    public boolean isHopeless(Payload head) {
      return source.isHopeless(head);
    }

    @Override
    public Reading read(Payload payload) {
      return effort.of(source.read(payload));
    }

    @Override
    public List<ClientPath> clientPaths() {
      return source.clientPaths();
    }
  }
}
