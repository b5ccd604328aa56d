package dev.makertime.collector.source;

import java.io.IOException;

/**
 * One attempt to reach what a source polls, with the configured credentials.
 *
 * @param where named when it fails: a host, or an address without its secrets
 * @param warning of a secret that others may read on its way; empty where there is none
 */
public record AccessCheck(String where, String warning, Attempt attempt) {

  /** An attempt; it returns one line about what it can see, and as whom. */
  public interface Attempt {
    String run() throws IOException, InterruptedException;
  }
}
