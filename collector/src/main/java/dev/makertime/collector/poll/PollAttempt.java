package dev.makertime.collector.poll;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to poll a source. A failure is logged and counted, and the next poll tries again. */
public interface PollAttempt {

  /** Polls. */
  void poll() throws IOException, InterruptedException, Unavailable;

  /**
   * Runs an attempt to poll a source.
   *
   * @return whether it succeeded
   */
  static boolean run(String source, CollectorMetrics metrics, PollAttempt attempt) {
    try {
      attempt.poll();
      metrics.polled(source);
      return true;
    } catch (ConnectException e) {
      failed(source, metrics, "no server answers at its address");
    } catch (IOException | Unavailable e) {
      failed(source, metrics, FailureText.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log().error("source {}: an unexpected failure while polling", source, e);
      failed(source, metrics, "a fault of makertime; see its log");
    }
    return false;
  }

  private static void failed(String source, CollectorMetrics metrics, String why) {
    log().warn("source {}: the poll failed: {}; the next poll tries again", source, why);
    metrics.pollFailed(source);
  }

  private static Logger log() {
    return LoggerFactory.getLogger(PollAttempt.class);
  }
}
