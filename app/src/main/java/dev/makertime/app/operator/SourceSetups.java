package dev.makertime.app.operator;

import dev.makertime.app.config.Configuration;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.WebhookHelp;
import dev.makertime.reporter.system.SourceSetup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How each configured source is made to call: what its type says, with this collector's address.
 */
final class SourceSetups {
  /** Stands for the secret where the file does not name a variable. */
  private static final String UNNAMED = "SECRET";

  private static final WebhookHelp ACTIVITIES =
      new WebhookHelp(
          "/v1/activities",
          List.of(
              "any program posts activities as JSON, or as lines of JSON",
              "Authorization: Bearer and one of collector.tokens"),
          "curl -i -H \"Authorization: Bearer %s\" -H 'Content-Type: application/json' -d '[]' %s"
              .formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + "/v1/activities"));

  private SourceSetups() {}

  static List<SourceSetup> of(Configuration configuration, String address) {
    List<SourceSetup> setups = new ArrayList<>();
    for (Source source : configuration.sources()) {
      source
          .webhookHelp()
          .ifPresent(
              help ->
                  setups.add(
                      setup(
                          source.name(),
                          help,
                          configuration.secretNames().get(source.name()),
                          address)));
    }
    if (!configuration.collector().tokens().isEmpty()) {
      setups.add(
          setup(
              "activities",
              ACTIVITIES,
              configuration.secretNames().get(Configuration.TOKENS),
              address));
    }
    return setups;
  }

  private static SourceSetup setup(
      String source, WebhookHelp help, @Nullable String variable, String address) {
    return new SourceSetup(
        source,
        help.path(),
        variable,
        help.settings(),
        help.callWith(variable == null ? UNNAMED : variable, address));
  }
}
