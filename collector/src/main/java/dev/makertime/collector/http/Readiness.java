package dev.makertime.collector.http;

/** Whether what is taken is counted before long. What is taken is kept in any case. */
@FunctionalInterface
public interface Readiness {
  boolean isReady();

  /** Why not, in plain words; empty where that is not known. */
  default String why() {
    return "";
  }

  /** What a health check is told. */
  default String line() {
    return isReady() ? "ready\n" : "not ready" + (why().isEmpty() ? "" : ": " + why()) + "\n";
  }
}
