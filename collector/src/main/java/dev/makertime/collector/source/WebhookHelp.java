package dev.makertime.collector.source;

import java.util.List;

/**
 * Instructions to set up a webhook in a tool, with a call that tries it. It has no secret: {@link
 * #SECRET} stands where one belongs, and {@link #ADDRESS} for the collector's address.
 *
 * @param path at which the calls arrive, such as {@code /webhooks/gitlab}
 * @param settings what to set in the tool, one setting each, in the tool's words
 * @param call lines of a shell that send a call which is ignored: nothing is counted
 */
public record WebhookHelp(String path, List<String> settings, String call) {
  /** Stands for the secret, as a variable of the shell. */
  public static final String SECRET = "$SECRET";

  /** Stands for the address of the collector, without a path. */
  public static final String ADDRESS = "$ADDRESS";

  public WebhookHelp {
    settings = List.copyOf(settings);
  }

  /** The path of a source under {@code /webhooks}. */
  public static String pathOf(String source) {
    return "/webhooks/" + source;
  }

  /**
   * The call as it is typed.
   *
   * @param variable name of the environment variable that holds the secret
   * @param address of the collector, such as {@code http://127.0.0.1:8090}
   */
  public String callWith(String variable, String address) {
    return call.replace(SECRET, "$" + variable).replace(ADDRESS, address);
  }
}
