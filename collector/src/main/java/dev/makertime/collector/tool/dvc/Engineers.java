package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.WebhookSecrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose token a call has: each engineer has one of their own. */
record Engineers(List<Engineer> all) {
  Engineers {
    all = List.copyOf(all);
  }

  /**
   * One engineer.
   *
   * @param identity such as {@code email:ana@example.com}
   */
  record Engineer(String identity, String token, WebhookSecrets secret) {
    Engineer(String identity, String token) {
      this(identity, token, new WebhookSecrets(List.of(token)));
    }
  }

  List<String> tokens() {
    return all.stream().map(Engineer::token).toList();
  }

  /** The identity of who calls; null where the call has nobody's token. */
  @Nullable String of(Payload call) {
    String token = WebhookSecrets.credentials("token", call.header("authorization"));
    String found = null;
    for (Engineer one : all) {
      if (one.secret().accept(token)) {
        found = one.identity();
      }
    }
    return found;
  }
}
