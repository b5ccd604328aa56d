package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.collector.tool.dvc.Engineers.Engineer;
import dev.makertime.model.Activity;
import dev.makertime.topics.yaml.YamlNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Source type {@code dvc}: what DVCLive and DVC post of a run while it goes on. */
public final class DvcType implements SourceType {
  static final String NAME = "dvc";

  private static final Duration LOST_AFTER = Duration.ofMinutes(30);
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("tokens", "lostAfter");
    Set<String> seen = new HashSet<>();
    List<Engineer> engineers =
        yaml.get("tokens").items().flatMap(one -> engineer(yaml.name(), one, seen)).toList();
    if (!yaml.has("tokens")) {
      yaml.get("tokens").mistake("needs one for each engineer: {who: …, token: …}");
    }
    Duration lostAfter = yaml.get("lostAfter").duration(LOST_AFTER);
    if (lostAfter.compareTo(SHORTEST) < 0) {
      yaml.get("lostAfter").mistake("must be at least PT1M");
    }
    return new DvcSource(
        yaml.name(), new Engineers(engineers), lostAfter, new LiveRuns(yaml.name()));
  }

  private static Stream<Engineer> engineer(String source, YamlNode node, Set<String> seen) {
    node.onlyKeys("who", "token");
    String who = node.get("who").required();
    String token = node.get("token").required();
    if (who.isEmpty() || token.isEmpty()) {
      return Stream.empty();
    }
    if (!seen.add(token)) {
      node.get("token").mistake("is another engineer's too");
    }
    try {
      return Stream.of(
          new Engineer(
              Activity.normalIdentity(who.contains(":") ? who : source + ":" + who), token));
    } catch (IllegalArgumentException e) {
      node.get("who").mistake("must be a name, or an identity such as email:ana@example.com");
      return Stream.empty();
    }
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            Snapshot.of(
                new DvcHook(NAME, new Engineers(List.of()), new LiveRuns(NAME)).read(payload)));
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(DvcHook.LIVE, DvcHook.PUSHED);
  }
}
