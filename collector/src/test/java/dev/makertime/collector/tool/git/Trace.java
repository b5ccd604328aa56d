package dev.makertime.collector.tool.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events that git writes of a command that began at 10:00:00 UTC, in the order of its writing. */
final class Trace {
  static final Instant BEGAN = Instant.parse("2026-06-15T10:00:00Z");
  static final String SESSION = "20260615T100000.000000Z-H0a7c9cdf-P00000da9";

  private final List<String> lines = new ArrayList<>();
  private String session = SESSION;

  /** A command that Ana typed in a terminal, in a repository called churn. */
  static Trace of(String command) {
    return new Trace()
        .event("version", 0, "\"evt\":\"3\",\"exe\":\"2.39.5\"")
        .event(
            "start",
            0,
            "\"t_abs\":0.0003,\"argv\":[\"git\",\"x\",\"https://ana:secret@host/churn\"]")
        .ancestry("zsh", "tmux: server")
        .event("def_repo", 0, "\"repo\":1,\"worktree\":\"/home/ana/secret/churn\"")
        .event("cmd_name", 0, "\"name\":\"" + command + "\",\"hierarchy\":\"" + command + "\"")
        .parameter("user.email", "ana@example.com")
        .parameter("remote.origin.url", "https://ana:secret@host/churn");
  }

  /** What git calls within the command. */
  Trace within(String command) {
    session = SESSION + "/20260615T100000.500000Z-H0a7c9cdf-P00000db1";
    event("cmd_name", 1, "\"name\":\"" + command + "\",\"hierarchy\":\"x/" + command + "\"");
    event("atexit", 2, "\"t_abs\":1.0,\"code\":1");
    session = SESSION;
    return this;
  }

  Trace ancestry(String... names) {
    lines.removeIf(line -> line.contains("cmd_ancestry"));
    return event("cmd_ancestry", 0, "\"ancestry\":[\"" + String.join("\",\"", names) + "\"]");
  }

  Trace parameter(String name, String value) {
    return event(
        "def_param",
        0,
        "\"scope\":\"global\",\"param\":\"%s\",\"value\":\"%s\"".formatted(name, value));
  }

  /** A child from a second to another; it has no end where that is negative. */
  Trace child(int id, String type, String program, int from, int to) {
    event(
        "child_start",
        from,
        "\"child_id\":%d,\"child_class\":\"%s\",\"use_shell\":true,\"argv\":[\"%s\",\"secret\"]"
            .formatted(id, type, program));
    return to < 0 ? this : event("child_exit", to, "\"child_id\":%d,\"code\":0".formatted(id));
  }

  Trace event(String event, int second, String fields) {
    lines.add(
        "{\"event\":\"%s\",\"sid\":\"%s\",\"thread\":\"main\",\"time\":\"%s\",\"line\":1,%s}"
            .formatted(event, session, BEGAN.plusSeconds(second), fields));
    return this;
  }

  Trace without(String text) {
    lines.removeIf(line -> line.contains(text));
    return this;
  }

  /** All of it, with its end after some seconds. */
  String ends(int seconds, int code) {
    event("exit", seconds, "\"t_abs\":%d.000000,\"code\":%d".formatted(seconds, code));
    event("atexit", seconds, "\"t_abs\":%d.000000,\"code\":%d".formatted(seconds, code));
    return unfinished();
  }

  String unfinished() {
    return String.join("\n", lines) + "\n";
  }
}
