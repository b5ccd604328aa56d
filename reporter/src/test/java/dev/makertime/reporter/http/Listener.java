package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who listens to a page. */
final class Listener implements AutoCloseable {
  /** What was sent. */
  record Event(String name, String id, String data) {}

  private final InputStream in;
  private final LinkedBlockingQueue<Event> coming = new LinkedBlockingQueue<>();
  private final List<Event> all = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  Listener(InputStream in) {
    this.in = in;
    Thread thread = new Thread(this::read, "listener");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String name = "";
      String id = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && !name.isEmpty()) {
          coming.add(new Event(name, id, data));
          name = "";
        }
      }
      over.countDown();
    } catch (java.io.IOException e) {
      coming.add(new Event("closed", "", ""));
    }
  }

  Event next() throws InterruptedException {
    Event event = coming.poll(10, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    all.add(event);
    return event;
  }

  List<String> sections(int count) throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(next().name());
    }
    return names;
  }

  boolean isQuiet() throws InterruptedException {
    return coming.poll(700, TimeUnit.MILLISECONDS) == null;
  }

  /** Whether it was ended, without a word. */
  boolean isOver() throws InterruptedException {
    return over.await(10, TimeUnit.SECONDS) && coming.isEmpty();
  }

  String lastId() {
    return all.get(all.size() - 1).id();
  }

  List<Event> all() {
    return all;
  }

  @Override
  public void close() throws java.io.IOException {
    in.close();
  }
}
