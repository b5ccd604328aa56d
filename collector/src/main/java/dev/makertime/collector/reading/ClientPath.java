package dev.makertime.collector.reading;

/**
 * Path that a tool's clients call by default. Several sources may share it: the key of a call tells
 * which one it is for.
 *
 * @param path such as {@code /api/v1/lineage}
 * @param label source of such calls in metrics, as long as they are refused
 * @param scheme of the {@code Authorization} header, for the answer to a call without a known key
 * @param needed what such a call lacks, for that answer
 */
public record ClientPath(String path, String label, String scheme, String needed) {}
