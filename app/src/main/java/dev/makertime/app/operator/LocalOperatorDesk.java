package dev.makertime.app.operator;

import dev.makertime.app.check.BrokerCheck;
import dev.makertime.app.check.SourceCheck;
import dev.makertime.app.config.Configuration;
import dev.makertime.collector.publish.DeadLetterRereading;
import dev.makertime.reporter.system.DeadLetterEntry;
import dev.makertime.reporter.system.OperatorDesk;
import dev.makertime.reporter.system.OperatorJob;
import dev.makertime.reporter.system.SourceSetup;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Operator's desk of a process with the collector. Its jobs run one after the other. */
public final class LocalOperatorDesk implements OperatorDesk, AutoCloseable {
  private final Configuration configuration;
  private final DeadLetterTopic letters;
  private final DeadLetterRereading rereading;
  private final Clock clock;
  private final SecretFilter secrets;
  private final List<SourceSetup> setups;
  private final BackgroundJob check;
  private final BackgroundJob again;

  /**
   * Makes one; nothing is started.
   *
   * @param collectorUrl the address of the collector at this machine
   * @param client properties of a Kafka client
   */
  public LocalOperatorDesk(
      Configuration configuration,
      Supplier<String> collectorUrl,
      Map<String, Object> client,
      DeadLetterRereading rereading,
      Clock clock) {
    this.configuration = configuration;
    this.rereading = rereading;
    this.clock = clock;
    letters = new DeadLetterTopic(client);
    secrets = SecretFilter.of(configuration);
    setups = SourceSetups.of(configuration, collectorUrl.get());
    check = new BackgroundJob("operator-check", clock);
    again = new BackgroundJob("operator-dead-letters", clock);
  }

  @Override
  public List<SourceSetup> setups() {
    return setups;
  }

  @Override
  public List<DeadLetterEntry> deadLetters(int most) {
    return letters.latest(most);
  }

  @Override
  public OperatorJob check() {
    return check.state();
  }

  @Override
  public void startCheck() {
    check.start(
        report -> {
          report.steps(1 + configuration.sources().size());
          BrokerCheck.Result broker = BrokerCheck.of(configuration);
          report.step(line("brokers", broker.isFine(), broker.line()));
          SourceCheck.each(
              configuration,
              clock,
              results ->
                  report.step(
                      results.stream()
                          .map(one -> line(one.name(), one.isFine(), one.line()))
                          .toArray(OperatorJob.Line[]::new)));
        });
  }

  private OperatorJob.Line line(String name, boolean isFine, String text) {
    return new OperatorJob.Line(name, isFine, secrets.without(text));
  }

  @Override
  public OperatorJob rereading() {
    return again.state();
  }

  @Override
  public void startRereading() {
    again.start(report -> RereadLetters.all(letters, rereading, report));
  }

  @Override
  public void close() {
    check.close();
    again.close();
  }
}
