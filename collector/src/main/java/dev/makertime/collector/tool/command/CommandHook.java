package dev.makertime.collector.tool.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookSecrets;
import dev.makertime.model.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads the notes that a machine sends of its commands, as JSON lines. Who typed one waits for it;
 * commands of CI and of cron are nobody's.
 */
public final class CommandHook implements WebhookReader {
  /** Header with the sender's clock, in seconds since 1970. */
  static final String SENT = "x-makertime-sent";

  /** Of two clocks that differ by less nobody takes notice. */
  private static final Duration TOLERATED = Duration.ofMinutes(2);

  private final String name;
  private final WebhookSecrets tokens;
  private final Duration minimum;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param tokens of which the bearer token must be one
   * @param minimum commands that took less are ignored
   */
  public CommandHook(String name, List<String> tokens, Duration minimum) {
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
    long drift = drift(payload);
    return SafeJson.lines(payload.text(), note -> read(note, drift));
  }

  private Reading read(JsonNode json, long drift) {
    CommandNote note = CommandNote.of(json);
    if (note.length().compareTo(minimum) < 0) {
      return new Reading.Ignored("it took less than the minimum");
    }
    if (note.length().compareTo(Activity.LONGEST) > 0) {
      return new Reading.Ignored("nobody waits for 31 days");
    }
    Reading wait =
        note.isOfPerson()
            ? new Reading.Found(List.of(note.waiting(name, drift)))
            : new Reading.Ignored("no person at a terminal started it");
    return wait.with(note.run(name).stream().toList());
  }

  /** By how many seconds the sender's clock is ahead of this one's; 0 where that is little. */
  private static long drift(Payload payload) {
    String sent = payload.header(SENT);
    if (sent == null || !sent.matches("\\d{1,11}")) {
      return 0;
    }
    Duration drift =
        Duration.between(payload.receivedAt(), Instant.ofEpochSecond(Long.parseLong(sent)));
    return drift.abs().compareTo(TOLERATED) > 0 ? drift.toSeconds() : 0;
  }
}
