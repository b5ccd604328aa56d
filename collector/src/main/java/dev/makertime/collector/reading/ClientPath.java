package dev.makertime.collector.reading;

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
 */
public record ClientPath(
    String path, String label, String scheme, String needed, int answer, String body) {
  private static final int ACCEPTED = 202;

  /** Makes a path whose clients take any answer of success. */
  public ClientPath(String path, String label, String scheme, String needed) {
    this(path, label, scheme, needed, ACCEPTED);
  }

  /** Makes a path whose clients expect a status. */
  public ClientPath(String path, String label, String scheme, String needed, int answer) {
    this(path, label, scheme, needed, answer, "");
  }
}
