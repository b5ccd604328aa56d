package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.WebhookSecrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose token a call has: each engineer has one of their own. */
record Engineers(List<Engineer> all) {
  private static final String TOKEN = "token ";

  Engineers {
    all = List.copyOf(all);
  }

  /**
   * One engineer.
   *
   * @param identity such as {@code email:ana@example.com}
   */
  record Engineer(String identity, String token) {}

  List<String> tokens() {
    return all.stream().map(Engineer::token).toList();
  }

  /** The identity of who calls; null where the call has nobody's token. */
  @Nullable String of(Payload call) {
    String authorization = call.header("authorization");
    if (authorization == null || !authorization.regionMatches(true, 0, TOKEN, 0, TOKEN.length())) {
      return null;
    }
    String token = authorization.substring(TOKEN.length()).strip();
    String found = null;
    for (Engineer one : all) {
      if (new WebhookSecrets(List.of(one.token())).accept(token)) {
        found = one.identity();
      }
    }
    return found;
  }
}
