package dev.makertime.reporter.survey;

import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes a round from memory and disk when it is over, whether anybody asks for it or not. */
public final class SurveyExpiry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SurveyExpiry.class);

  private final Surveys surveys;
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "reporter-survey");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts to look, once a minute. */
  public SurveyExpiry(Surveys surveys) {
    this.surveys = surveys;
    var unused = minutes.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      surveys.expire();
    } catch (IOException e) {
      LOG.warn("a round of the survey that is over cannot be removed: {}", FailureText.of(e));
    }
  }

  @Override
  public void close() {
    minutes.shutdownNow();
  }
}
