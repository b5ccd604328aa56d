package dev.makertime.collector.source;

import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.model.Organization;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Configured tool in which people do things by hand: makes its poller, its check and its effort
 * rules from its webhook reader, its API or both.
 */
public interface ToolSource extends Source {

  /** Returns the name of its type, such as {@code gitlab}. */
  String type();

  /** Returns what things done by hand cost, where the policy's handling is wrong. */
  default HandlingRules effort() {
    return HandlingRules.NONE;
  }

  /** Makes the reader of its webhook; null where the tool has none. */
  default @Nullable WebhookReader webhookReader() {
    return null;
  }

  /** Returns the server that is polled; null where the tool is only called. */
  default @Nullable ServerSettings server() {
    return null;
  }

  /** Makes the client of its API. */
  default ToolApi api(ServerSettings server, Clock clock) {
    throw new IllegalStateException(type() + " has no API that is polled");
  }

  @Override
  default Optional<WebhookReader> webhook() {
    WebhookReader reader = webhookReader();
    return reader == null || secrets().isEmpty()
        ? Optional.empty()
        : Optional.of(effort().of(reader));
  }

  @Override
  default List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    ServerSettings server = server();
    return server == null
        ? List.of()
        : poller(context, null).stream()
            .map(poller -> new ScheduledPoll(poller, server.poll()))
            .toList();
  }

  /**
   * Makes its poller; empty where the tool is only called.
   *
   * @param from the first day to be read; absent = the configured one
   */
  default Optional<ToolPoller> poller(PollerContext context, @Nullable LocalDate from) {
    ServerSettings server = server();
    if (server == null) {
      return Optional.empty();
    }
    ToolApi api = api(server, context.clock());
    LocalDate since = context.firstDay(from == null ? server.since() : from);
    return Optional.of(new ToolPoller(name(), api.source(), api.api(), effort(), since, context));
  }

  @Override
  default List<AccessCheck> checks(Clock clock) {
    ServerSettings server = server();
    return server == null
        ? List.of()
        : List.of(
            new AccessCheck(
                server.host(),
                PlainHttp.warning(server.url(), server.secret()),
                () -> api(server, clock).check()));
  }

  @Override
  default List<SourceSummary> summaries() {
    ServerSettings server = server();
    return List.of(SourceSummary.tool(name(), type(), server == null ? null : server.poll()));
  }
}
