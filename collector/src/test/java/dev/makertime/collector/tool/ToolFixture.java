package dev.makertime.collector.tool;

import dev.makertime.testkit.ToolServer;
import java.util.Optional;

/**
 * What the contract tests need of a tool: its configuration, real calls, and a server. It is called
 * as its type is, with {@code Fixture} at the end, and is in the same package.
 */
public interface ToolFixture {

  /** Its entry in makertime.yaml, on one line; {@code URL} stands for the server's address. */
  String yaml();

  /** Calls of its webhook; empty where the tool does not call. */
  default Optional<WebhookCalls> webhook() {
    return Optional.empty();
  }

  /** Whether its calls tell of work; those of others only let a poll come sooner. */
  default boolean tells() {
    return true;
  }

  /** A server that always has the same, on more than one page; empty where it is not polled. */
  default Optional<ToolServer.Tool> server() {
    return Optional.empty();
  }

  /** Whether something of it happens by the clock; most tools are polled for that. */
  default boolean hasPoller() {
    return server().isPresent();
  }
}
