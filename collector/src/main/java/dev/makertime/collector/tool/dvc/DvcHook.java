package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.reading.BodyExcerpt;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.WebhookReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what DVCLive and DVC tell live of a run: that it started, goes on, and is done. Whoever's
 * token it is waits for it. A push of experiments is a sign of work.
 */
final class DvcHook implements WebhookReader {
  /** Where clients post, whose address of the server ends in {@code /dvc/}. */
  static final ClientPath LIVE = path("/dvc/api/live", "{\"url\":null}");

  /** Where DVC tells of pushed experiments. */
  static final ClientPath PUSHED = path("/dvc/webhook/dvc", "{}");

  private final String name;
  private final Engineers engineers;
  private final LiveRuns runs;

  /**
   * Makes a reader.
   *
   * @param name the prefix of ids
   * @param runs that are going on
   */
  DvcHook(String name, Engineers engineers, LiveRuns runs) {
    this.name = name;
    this.engineers = engineers;
    this.runs = runs;
  }

  private static ClientPath path(String path, String okay) {
    return new ClientPath(path, "dvc", "token", "a token of a dvc source is needed", 200, okay);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return engineers.of(payload) != null;
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return !isAuthentic(head);
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(LIVE, PUSHED);
  }

  @Override
  public Optional<BodyExcerpt> excerpt(Payload head) {
    return Optional.of(
        new BodyExcerpt() {
          @Override
          public int largest() {
            return DvcCall.LARGEST;
          }

          @Override
          public byte[] of(InputStream body) throws IOException {
            return DvcCall.excerpt(body);
          }
        });
  }

  @Override
  public Reading read(Payload payload) {
    return SafeJson.guarded(
        () -> read(DvcCall.of(payload.body()), engineers.of(payload), payload.receivedAt()));
  }

  @Override
  public void stored(Reading.Found found) {
    runs.stored(found);
  }

  private Reading read(DvcCall call, @Nullable String identity, Instant at) {
    if (identity == null) {
      return call.type().equals("start")
          ? new Reading.Found(
              List.of(),
              List.of(),
              LiveRun.begin(name + ":nobody", call, at, false).running(name).runs().stream()
                  .map(run -> run.withoutWho())
                  .toList())
          : new Reading.Ignored("what has nobody's token is nobody's");
    }
    if (call.type().equals(DvcCall.REFS)) {
      String id = "%s/push/%s-%d".formatted(name, call.key(), at.getEpochSecond());
      return new Reading.Found(List.of(JsonEvidence.presence(id, identity, at, call.subject())));
    }
    return runs.take(identity, call, at);
  }
}
