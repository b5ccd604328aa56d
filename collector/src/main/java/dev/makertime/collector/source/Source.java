package dev.makertime.collector.source;

import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.model.Organization;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A configured source: its webhook, its pollers, how its access is checked, and what pages say of
 * it. A source may have a webhook, pollers or both; a poller may ask an API, or follow a file.
 */
public interface Source {

  /** Returns the prefix of its identities, and its place under {@code /webhooks}. */
  String name();

  /** Returns secrets by which its calls are authenticated; none where it is not called. */
  default List<String> secrets() {
    return List.of();
  }

  /** Returns the reader of its webhook; empty where it is not called. */
  default Optional<WebhookReader> webhook() {
    return Optional.empty();
  }

  /** Returns what reads its payloads, such as one that was set aside; empty where none can. */
  default Optional<WebhookReader> reader() {
    return webhook();
  }

  /** Returns how its tool is made to call; empty where it is not called, or its docs say it. */
  default Optional<WebhookHelp> webhookHelp() {
    return Optional.empty();
  }

  /**
   * Makes its pollers; none where it is only called.
   *
   * @param organization in force, which may change
   */
  default List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    return List.of();
  }

  /** Returns attempts to reach what its pollers ask. */
  default List<AccessCheck> checks(Clock clock) {
    return List.of();
  }

  /** Returns what pages know of it before its first event: one for each poller or webhook. */
  List<SourceSummary> summaries();
}
