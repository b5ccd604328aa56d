package dev.makertime.app.simulator.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends webhooks to a collector: past ones with lost, late and repeated calls, and future ones
 * live.
 */
public final class WebhookSender {
  private static final int SENDERS = 8;
  private static final int TRIES = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final long RETRY_MILLIS = 500;
  private static final long LOOK_MILLIS = 50;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String secret;
  private final Set<String> polled;
  private final Clock clock;

  /**
   * A sender.
   *
   * @param secret that its calls carry
   * @param polled sources of which a lost call is found by polling
   */
  public WebhookSender(String secret, Set<String> polled, Clock clock) {
    this.secret = secret;
    this.polled = Set.copyOf(polled);
    this.clock = clock;
  }

  /**
   * Sends as the world does: one in twenty never, a tenth of them a day or two late, a seventh
   * twice, some at the very end, all a little out of order. Only calls that polling finds are lost.
   *
   * @param to the collector
   */
  public void sendDisordered(List<SimulatedWebhookCall> webhooks, URI to, Random random)
      throws InterruptedException {
    record Call(Instant at, SimulatedWebhookCall webhook) {}
    List<Call> calls = new ArrayList<>();
    for (SimulatedWebhookCall webhook : webhooks) {
      if (random.nextInt(20) == 0 && polled.contains(webhook.source())) {
        continue; // lost: the poller finds it by the API
      }
      calls.add(new Call(webhook.at().plusSeconds(delay(random)), webhook));
      if (random.nextInt(7) == 0) {
        calls.add(new Call(webhook.at().plusSeconds(delay(random) + 60), webhook));
      }
    }
    calls.sort(Comparator.comparing(Call::at));
    List<SimulatedWebhookCall> inOrder =
        new ArrayList<>(calls.stream().map(Call::webhook).toList());
    int late = inOrder.size() / 50;
    for (int i = 0; i < late; i++) {
      Collections.swap(inOrder, random.nextInt(inOrder.size()), inOrder.size() - 1 - i);
    }
    sendAll(inOrder, to);
  }

  private static long delay(Random random) {
    return random.nextInt(10) == 0 ? random.nextLong(172_800) : random.nextLong(20);
  }

  private void sendAll(List<SimulatedWebhookCall> webhooks, URI to) throws InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sent = new ArrayList<>();
      webhooks.forEach(webhook -> sent.add(senders.submit(() -> send(webhook, to))));
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    } finally {
      senders.shutdownNow();
    }
  }

  /**
   * Sends those of after a moment, each when its time comes by the clock, at whatever pace that
   * goes.
   *
   * @param to the collector
   */
  public void sendLive(List<SimulatedWebhookCall> webhooks, Instant after, URI to)
      throws InterruptedException {
    List<SimulatedWebhookCall> coming =
        webhooks.stream()
            .filter(webhook -> webhook.at().isAfter(after))
            .sorted(Comparator.comparing(SimulatedWebhookCall::at))
            .toList();
    for (SimulatedWebhookCall webhook : coming) {
      for (Duration wait = until(webhook); wait.toMillis() > 0; wait = until(webhook)) {
        Thread.sleep(Math.min(wait.toMillis(), LOOK_MILLIS));
      }
      send(webhook, to);
    }
  }

  private Duration until(SimulatedWebhookCall webhook) {
    return Duration.between(clock.instant(), webhook.at());
  }

  /** Sends one webhook, and again until it is accepted. */
  private void send(SimulatedWebhookCall webhook, URI to) {
    HttpRequest request =
        HttpRequest.newBuilder(to.resolve("/webhooks/" + webhook.source()))
            .header("Content-Type", "application/json")
            .header("X-Gitlab-Event", webhook.event())
            .header("X-Gitlab-Token", secret)
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofString(webhook.body()))
            .build();
    for (int tries = 1; ; tries++) {
      try {
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 202) {
          return;
        }
        if (status != 503 || tries == TRIES) {
          throw new IllegalStateException("a webhook was answered with " + status);
        }
        Thread.sleep(RETRY_MILLIS);
      } catch (IOException e) {
        if (tries == TRIES) {
          throw new IllegalStateException("a webhook could not be delivered", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
