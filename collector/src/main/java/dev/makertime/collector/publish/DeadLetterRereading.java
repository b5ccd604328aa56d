package dev.makertime.collector.publish;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.topics.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * Reads dead letters of webhooks again, with the readers of this version, as of their arrival. What
 * is found is published; ids and revisions make it count once, however often it is read.
 */
public final class DeadLetterRereading {
  /** A content of that many characters was cut. */
  private static final int CUT = 64 * 1024;

  private final Map<String, WebhookReader> webhooks;
  private final Inbox inbox;
  private final Clock clock;

  /** What became of a dead letter. */
  public enum Outcome {
    /** It can be read now, and what it has is published. */
    READ("read now"),
    /** It is well formed, and nothing in it counts. */
    IGNORED("read now, and nothing in it counts"),
    /** It still cannot be read. */
    REJECTED("still cannot be read"),
    /** Its content was cut, was not kept, or is not a webhook's. */
    WITHOUT_CONTENT("without the whole content of a webhook");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    public boolean isFine() {
      return this == READ || this == IGNORED;
    }
  }

  /**
   * Makes a reader.
   *
   * @param webhooks by source
   */
  public DeadLetterRereading(Map<String, WebhookReader> webhooks, Inbox inbox, Clock clock) {
    this.webhooks = Map.copyOf(webhooks);
    this.inbox = inbox;
    this.clock = clock;
  }

  /** Reads one again; never throws because of its content. */
  public Outcome read(DeadLetter letter) throws Inbox.Unavailable {
    WebhookReader reader = webhooks.get(letter.source());
    String content = letter.payload();
    if (reader == null || content == null || content.length() >= CUT) {
      return Outcome.WITHOUT_CONTENT;
    }
    Payload payload =
        new Payload(Map.of(), content.getBytes(StandardCharsets.UTF_8), letter.time());
    Reading reading = reader.read(payload).checkedAt(clock.instant());
    if (reading instanceof Reading.Found found) {
      inbox.accept(found);
      reader.stored(found);
      return Outcome.READ;
    }
    return reading instanceof Reading.Ignored ? Outcome.IGNORED : Outcome.REJECTED;
  }
}
