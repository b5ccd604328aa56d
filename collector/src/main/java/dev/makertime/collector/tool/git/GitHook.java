package dev.makertime.collector.tool.git;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookSecrets;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads trace2 events of git, one JSON object a line. Whoever called a command that takes a while
 * waits for it; time in an editor or a pager is no wait.
 */
public final class GitHook implements WebhookReader {

  private final String name;
  private final WebhookSecrets tokens;
  private final Duration minimum;

  /**
   * Makes a reader.
   *
   * @param name of the source
   * @param tokens of which the bearer token must be one
   * @param minimum commands that were waited for less are ignored
   */
  public GitHook(String name, List<String> tokens, Duration minimum) {
    this.name = name;
    this.tokens = new WebhookSecrets(tokens);
    this.minimum = minimum;
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return tokens.acceptBearer(payload.header("authorization"));
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return !isAuthentic(head);
  }

  /** Reads all lines, or rejects all with the first mistake; none of them is lost then. */
  @Override
  public Reading read(Payload payload) {
    Map<String, TracedCommand> commands = new LinkedHashMap<>();
    Reading lines = SafeJson.lines(payload.text(), event -> add(commands, event));
    return lines instanceof Rejected ? lines : SafeJson.guarded(() -> told(commands.values()));
  }

  /** Adds an event to its command: what git calls within a command belongs to it. */
  private static Reading add(Map<String, TracedCommand> commands, JsonNode event) {
    String session = JsonEvidence.required(event, "sid");
    String first = session.split("/", 2)[0];
    commands
        .computeIfAbsent(first, TracedCommand::new)
        .add(JsonEvidence.required(event, "event"), event, session.equals(first));
    return new Ignored("one event of a command");
  }

  private Reading told(Iterable<TracedCommand> commands) {
    List<Activity> activities = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    String why = "no command at all";
    for (TracedCommand command : commands) {
      if (!command.isWaitedFor()) {
        why = "no command that takes a while";
      } else if (command.waited().compareTo(minimum) < 0) {
        why = "it took less than the minimum";
      } else if (command.waited().compareTo(Activity.LONGEST) > 0) {
        why = "nobody waits for 31 days";
      } else {
        runs.add(command.run(name));
        activities.addAll(command.waits(name));
      }
    }
    return SafeJson.found(activities, why).with(runs);
  }
}
