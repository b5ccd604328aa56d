package dev.makertime.reporter.system;

import java.time.Instant;
import java.util.List;

/** Operator's desk that records what was started, and has one dead letter. */
public final class RecordingDesk implements OperatorDesk {
  public static final DeadLetterEntry LETTER =
      new DeadLetterEntry(
          Instant.parse("2026-06-17T09:00:00Z"), "gitlab", "no JSON", "0123456789abcdef", 17);

  public volatile int checks;
  public volatile int rereadings;

  /** Calls of a GitLab, of which two were refused. */
  public static WebhooksToday calls(Instant now) {
    return new WebhooksToday(
        "gitlab",
        3,
        1,
        0,
        2,
        now.minusSeconds(60),
        now.minusSeconds(120),
        "401, the source's secret token is missing or wrong");
  }

  @Override
  public List<SourceSetup> setups() {
    return List.of(
        new SourceSetup(
            "gitlab", "/webhooks/gitlab", "GITLAB_HOOK_TOKEN", List.of("URL"), "curl …"));
  }

  @Override
  public List<DeadLetterEntry> deadLetters(int most) {
    return List.of(LETTER);
  }

  @Override
  public OperatorJob check() {
    return OperatorJob.NEVER;
  }

  @Override
  public synchronized void startCheck() {
    checks++;
  }

  @Override
  public OperatorJob rereading() {
    return OperatorJob.NEVER;
  }

  @Override
  public synchronized void startRereading() {
    rereadings++;
  }
}
