package dev.makertime.collector.reading;

/**
 * Path that a tool's clients call by default. Several sources may share it: the key of a call tells
 * which one it is for.
 *
 * @param path such as {@code /api/v1/lineage}
 * @param label source of such calls in metrics, as long as they are refused
 * @param scheme of the {@code Authorization} header, for the answer to a call without a known key
 * @param needed what such a call lacks, for that answer
 * @param okay JSON that is answered with 200 to what was stored, where clients take no other
 *     answer; empty = 202 without a body
 */
public record ClientPath(String path, String label, String scheme, String needed, String okay) {

  /** Makes a path whose clients take any answer of success. */
  public ClientPath(String path, String label, String scheme, String needed) {
    this(path, label, scheme, needed, "");
  }

  /** Returns the status that a call gets once it is stored. */
  public int status() {
    return okay.isEmpty() ? 202 : 200;
  }
}
