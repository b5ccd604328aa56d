package dev.makertime.collector.reading;

import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Authenticates and reads the calls of a tool's webhook. Pure: the same payload reads the same. One
 * that remembers what it read may forget it only once that is stored.
 */
public interface WebhookReader {

  /** Whether the payload has a valid secret or signature; checked before anything is parsed. */
  boolean isAuthentic(Payload payload);

  /**
   * Whether headers alone show that it has none, so that the body need not be read.
   *
   * @param head the payload without its body
   */
  default boolean isRefusedByHeaders(Payload head) {
    return false;
  }

  /** Reads an authentic payload. Never throws, whatever the payload. */
  Reading read(Payload payload);

  /**
   * Reads an authentic payload with entries that stand on their own, so that one that cannot be
   * read does not keep back the others.
   */
  default CallReading readCall(Payload payload) {
    return CallReading.of(read(payload));
  }

  /** Notes that what it read is stored, so that a call that comes again need not bring it back. */
  default void stored(Reading.Found found) {}

  /**
   * Returns what it takes of bodies while they stream past; empty where it reads them whole.
   *
   * @param head a call without its body; without headers where only the largest size is asked
   */
  default Optional<BodyExcerpt> excerpt(Payload head) {
    return Optional.empty();
  }

  /** Returns paths at which it takes calls, beside {@code /webhooks/NAME}. */
  default List<ClientPath> clientPaths() {
    return List.of();
  }

  /**
   * Result of reading a call that has many entries, of which some may be unreadable.
   *
   * @param reading of all others; of a call with none, a rejection
   * @param rejected entries that cannot be read, each of which goes to the dead letters
   */
  record CallReading(Reading reading, List<Part> rejected) {
    public CallReading {
      rejected = List.copyOf(rejected);
    }

    /**
     * An entry that cannot be read.
     *
     * @param why naming no content of it
     * @param text as a payload of its own
     */
    public record Part(String why, String text) {}

    /** The reading of a call that is read whole, or not at all. */
    public static CallReading of(Reading reading) {
      return new CallReading(reading, List.of());
    }

    /** Collector of what entries tell. */
    public static final class Builder {
      /** Each text may repeat what all entries share, and a request may have many entries. */
      private static final int TEXTS = 100;

      private static final String AS_OTHERS =
          "{\"text\": \"left out, as 100 of this request are kept\"}";

      private final Instant now;
      private final List<Activity> activities = new ArrayList<>();
      private final List<Run> runs = new ArrayList<>();
      private final List<Part> rejected = new ArrayList<>();
      private int ignored;
      private String why = "";

      /**
       * Makes an empty one.
       *
       * @param now no entry may be dated long after it
       */
      public Builder(Instant now) {
        this.now = now;
      }

      /** Takes what an entry tells; its text is only asked for if it is rejected. */
      public void add(Reading told, Supplier<String> text) {
        Reading reading = told.checkedAt(now);
        if (reading instanceof Reading.Found found) {
          activities.addAll(found.activities());
          runs.addAll(found.runs());
        } else if (reading instanceof Reading.Rejected rejection) {
          rejected.add(new Part(rejection.why(), rejected.size() < TEXTS ? text.get() : AS_OTHERS));
        } else if (reading instanceof Reading.Ignored one) {
          ignore(1, one.why());
        }
      }

      /** Notes that entries are ignored; the latest reason stands for all. */
      public void ignore(int count, String reason) {
        if (count > 0) {
          ignored += count;
          why = reason;
        }
      }

      /**
       * Returns all that was told.
       *
       * @param empty why a call without entries is ignored
       */
      public CallReading build(String empty) {
        Reading.Found found = new Reading.Found(activities, List.of(), runs);
        if (!found.isEmpty()) {
          return new CallReading(found, rejected);
        }
        if (!rejected.isEmpty()) {
          return new CallReading(new Reading.Rejected(rejected.get(0).why()), rejected);
        }
        return CallReading.of(
            new Reading.Ignored(ignored == 0 ? empty : "%d entries: %s".formatted(ignored, why)));
      }
    }
  }
}
