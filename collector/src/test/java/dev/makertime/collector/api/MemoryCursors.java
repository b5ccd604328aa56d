package dev.makertime.collector.api;

import dev.makertime.collector.poll.Cursors;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Keeps cursors as the topic does: as JSON. */
public final class MemoryCursors implements Cursors {
  public final Map<String, byte[]> kept = new HashMap<>();

  @Override
  public <C> C get(String source, Class<C> type, C start) {
    try {
      byte[] json = kept.get(source);
      return json == null ? start : Json.MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String source, Object cursor) {
    try {
      kept.put(source, Json.MAPPER.writeValueAsBytes(cursor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
