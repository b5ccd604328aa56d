package dev.makertime.collector.tool.otlp.wire;

import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import java.util.regex.Pattern;

/** Decides which spans are of tools that a coding agent ran. */
final class AgentNames {
  private static final Pattern NAME =
      Pattern.compile("(claude_code|gemini_cli|qwen_code|codex|opencode)\\.tool\\.execution");

  /** Services whose spans are named by the conventions for generative AI. */
  private static final Pattern AGENT =
      Pattern.compile("(?i)(claude|gemini|qwen|codex|copilot|github-copilot|opencode|cursor)\\b.*");

  private AgentNames() {}

  /** The name of an agent's tool span; empty for any other. */
  static String name(String name) {
    return name.length() <= 64 && NAME.matcher(name).matches() ? name : "";
  }

  static boolean isTool(Span span) {
    return !span.name().isEmpty()
        || ("execute_tool".equals(span.own().get("gen_ai.operation.name"))
            && AGENT.matcher(span.resource().getOrDefault("service.name", "")).matches());
  }
}
