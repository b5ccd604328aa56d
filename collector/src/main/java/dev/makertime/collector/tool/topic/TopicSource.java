package dev.makertime.collector.tool.topic;

import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceSummary;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.topic.ForeignTopic;
import dev.makertime.collector.topic.TopicPoller;
import dev.makertime.model.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A configured topic of other brokers.
 *
 * @param topic its name there
 * @param reads the type whose calls its records are
 * @param client properties of a Kafka client, with the consumer group
 * @param since the first day read; absent = 90 days ago
 * @param poll interval from the end of one poll to the start of the next
 */
public record TopicSource(
    String name,
    HandlingRules effort,
    String topic,
    SourceType reads,
    Map<String, Object> client,
    @Nullable LocalDate since,
    Duration poll)
    implements Source {
  public TopicSource {
    client = Map.copyOf(client);
  }

  @Override
  public Optional<WebhookReader> reader() {
    return reads.reader(name).map(effort::of);
  }

  @Override
  public List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    TopicPoller poller =
        new TopicPoller(
            name, topic, client, reader().orElseThrow(), context.firstDay(since), context);
    return List.of(new ScheduledPoll(poller, poll));
  }

  @Override
  public List<AccessCheck> checks(Clock clock) {
    return List.of(
        new AccessCheck(
            String.valueOf(client.get(TopicType.SERVERS)),
            warning(),
            () -> ForeignTopic.check(client, topic)));
  }

  /** A password over a connection that is not encrypted; brokers here and elsewhere look alike. */
  private String warning() {
    String protocol = String.valueOf(client.get("security.protocol")).toUpperCase(Locale.ROOT);
    String mechanism = String.valueOf(client.get("sasl.mechanism"));
    return protocol.equals("SASL_PLAINTEXT") && mechanism.equals("PLAIN")
        ? "; its password goes over an unencrypted connection, where others may read it: use SASL_SSL"
        : "";
  }

  @Override
  public List<SourceSummary> summaries() {
    return List.of(SourceSummary.tool(name, TopicType.NAME, poll));
  }
}
