package dev.makertime.collector.api;

import dev.makertime.collector.publish.Inbox.Unavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the parts of a tool, such as its projects, one after the other. A part that the server
 * refuses stops no other: what is gone or not shown leaves a gap, and any other failure is reported
 * once the others are read.
 */
public final class EachPart {
  /** After so many failures it is the server that fails, and no part of it. */
  private static final int MOST_FAILURES = 3;

  /** Reading of one part. */
  public interface Part {
    void read() throws IOException, InterruptedException, Unavailable;
  }

  private final PollRound round;
  private final List<String> failures = new ArrayList<>();

  public EachPart(PollRound round) {
    this.round = round;
  }

  /**
   * Reads a part, or notes why it could not be read.
   *
   * @param what is read, such as {@code project data/churn}
   * @throws IOException when the server does not answer, or has refused too many parts
   */
  public void read(String what, Part part) throws IOException, InterruptedException, Unavailable {
    try {
      part.read();
    } catch (Api.Absent e) {
      round.gap(what, e.getMessage());
    } catch (Api.Refused e) {
      failures.add(what + ": " + e.getMessage());
      if (failures.size() == MOST_FAILURES) {
        end();
      }
    }
  }

  /**
   * Ends the reading.
   *
   * @throws IOException with all that failed, if anything did
   */
  public void end() throws IOException {
    if (!failures.isEmpty()) {
      throw new IOException(String.join("; ", failures));
    }
  }
}
