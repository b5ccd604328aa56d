package dev.makertime.collector.reading;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the effort of a manual act, where the policy's handling is wrong for it. The first rule
 * that matches applies; where none does, or the tool itself knows the effort, nothing changes.
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
      return TextPattern.fits(event, labels.get("trigger"))
          && TextPattern.fits(job, labels.get("job"))
          && TextPattern.fits(subject, activity.subject());
    }
  }

  /** Returns the same reading with the effort of its manual acts. */
  public Reading of(Reading reading) {
    if (rules.isEmpty() || !(reading instanceof Reading.Found found)) {
      return reading;
    }
    List<Activity> activities = found.activities().stream().map(this::of).toList();
    return new Reading.Found(activities, found.deliveries(), found.runs());
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

  /** Makes a reader whose manual acts have the effort that these rules say. */
  public WebhookReader of(WebhookReader source) {
    return rules.isEmpty() ? source : new WithEffort(source, this);
  }

  private record WithEffort(WebhookReader source, HandlingRules effort) implements WebhookReader {
    @Override
    public boolean isAuthentic(Payload payload) {
      return source.isAuthentic(payload);
    }

    @Override
    public boolean isRefusedByHeaders(Payload head) {
      return source.isRefusedByHeaders(head);
    }

    @Override
    public Reading read(Payload payload) {
      return effort.of(source.read(payload));
    }

    @Override
    public CallReading readCall(Payload payload) {
      CallReading told = source.readCall(payload);
      return new CallReading(effort.of(told.reading()), told.rejected());
    }

    @Override
    public void stored(Reading.Found found) {
      source.stored(found);
    }

    @Override
    public Optional<BodyExcerpt> excerpt(Payload head) {
      return source.excerpt(head);
    }

    @Override
    public List<ClientPath> clientPaths() {
      return source.clientPaths();
    }
  }
}
