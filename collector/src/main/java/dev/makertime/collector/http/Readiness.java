package dev.makertime.collector.http;

/** Decides whether accepted records reach the broker at once. They are stored in any case. */
@FunctionalInterface
public interface Readiness {
  boolean isReady();

  /** Returns why it is not ready; empty = unknown. */
  default String why() {
    return "";
  }

  /** Returns the answer to a health check. */
  default String line() {
    return isReady() ? "ready\n" : "not ready" + (why().isEmpty() ? "" : ": " + why()) + "\n";
  }
}
