package dev.makertime.collector.poll;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at a source: whatever goes wrong is logged and counted, and mended by the next. */
public interface PollAttempt {

  /** Looks. */
  void look() throws IOException, InterruptedException, Unavailable;

  /**
   * Makes an attempt at a source.
   *
   * @return whether nothing went wrong
   */
  static boolean at(String source, CollectorMetrics metrics, PollAttempt attempt) {
    try {
      attempt.look();
      metrics.polled(source);
      return true;
    } catch (ConnectException e) {
      failed(source, metrics, "nobody answers at its address");
    } catch (IOException | Unavailable e) {
      failed(source, metrics, FailureText.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log().error("{}: a fault of our own", source, e);
      failed(source, metrics, "a fault of makertime itself; its log says more");
    }
    return false;
  }

  private static void failed(String source, CollectorMetrics metrics, String why) {
    log().warn("{}: not read: {}", source, why);
    metrics.pollFailed(source);
  }

  private static Logger log() {
    return LoggerFactory.getLogger(PollAttempt.class);
  }
}
