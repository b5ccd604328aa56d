package dev.makertime.collector.poll;

import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Store of cursors on their topic. It is read once, when it is first used, and written by the same
 * producer as the activities that the cursors cover.
 */
public final class KafkaCursors implements Cursors {
  private final KafkaInbox inbox;
  private @Nullable Map<String, byte[]> known;

  public KafkaCursors(KafkaInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public synchronized <C> C get(String source, Class<C> type, C start) throws Unavailable {
    byte[] json = known().get(source);
    return json == null ? start : cursor(json, type);
  }

  @Override
  public synchronized void put(String source, Object cursor) throws Unavailable {
    try {
      byte[] json = Json.MAPPER.writeValueAsBytes(cursor);
      inbox.put(Topics.CURSORS, source, json);
      known().put(source, json);
    } catch (IOException e) {
      throw new IllegalStateException("a cursor that cannot be written", e);
    }
  }

  /** Reads them when they are first needed: there may be no broker before. */
  private Map<String, byte[]> known() throws Unavailable {
    if (known == null) {
      known = read();
    }
    return known;
  }

  private Map<String, byte[]> read() throws Unavailable {
    Map<String, byte[]> cursors = new HashMap<>();
    Map<String, Object> client = inbox.client();
    try {
      TopicReader.read(
          client,
          Topics.CURSORS,
          record -> {
            if (record.value() == null) {
              cursors.remove(record.key());
            } else {
              cursors.put(record.key(), record.value());
            }
          });
      return cursors;
    } catch (KafkaException e) {
      throw new Unavailable("cannot read the cursors: " + FailureText.of(e), e);
    }
  }

  private static <C> C cursor(byte[] json, Class<C> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
