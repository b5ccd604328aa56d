package dev.makertime.collector.reading;

import dev.makertime.collector.reading.WebhookReader.CallReading;
import org.jspecify.annotations.Nullable;

/**
 * Path that a tool's clients call by default. Several sources may share it: the key of a call tells
 * which one it is for.
 *
 * @param path such as {@code /api/v1/lineage}
 * @param label source of such calls in metrics, as long as they are refused
 * @param scheme of the {@code Authorization} header, for the answer to a call without a known key
 * @param needed what such a call lacks, for that answer
 * @param answer status of the answer to a call that is stored, as its clients expect it
 * @param body JSON of that answer; empty = none
 * @param answers all answers, where its clients expect more than that; absent = status and body
 */
public record ClientPath(
    String path,
    String label,
    String scheme,
    String needed,
    int answer,
    String body,
    @Nullable Answers answers) {
  private static final int ACCEPTED = 202;

  /** Makes a path whose clients take any answer of success. */
  public ClientPath(String path, String label, String scheme, String needed) {
    this(path, label, scheme, needed, ACCEPTED);
  }

  /** Makes a path whose clients expect a status. */
  public ClientPath(String path, String label, String scheme, String needed, int answer) {
    this(path, label, scheme, needed, answer, "");
  }

  /** Makes a path whose clients expect a status and JSON. */
  public ClientPath(
      String path, String label, String scheme, String needed, int answer, String body) {
    this(path, label, scheme, needed, answer, body, null);
  }

  /**
   * Makes a path of a protocol that says how calls are answered; with 200 where they are stored.
   */
  public ClientPath(String path, String label, String scheme, String needed, Answers answers) {
    this(path, label, scheme, needed, 200, "", answers);
  }

  /** Answers calls to a client's path, where a status alone is not what its clients expect. */
  public interface Answers {

    /**
     * An answer.
     *
     * @param type of the body, for {@code Content-Type}
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Answer(int status, String type, byte[] body) {}

    /** Answers a call of which all that can be read is stored. */
    Answer taken(Payload head, CallReading told);

    /** Answers a call that is refused. */
    Answer refused(Payload head, int status, String why);
  }
}
