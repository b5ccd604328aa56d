package dev.makertime.collector.tool.saslog;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.model.Run;
import dev.makertime.topics.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Source type {@code saslog}: a directory with logs of SAS. */
public final class SaslogType implements SourceType {
  static final String NAME = "saslog";

  private static final List<String> PATTERNS = List.of("*.log");
  private static final Duration LOST_AFTER = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys(
        "directory",
        "files",
        "zone",
        "dates",
        "interactive",
        "aliases",
        "lostAfter",
        "since",
        "poll");
    String directory = yaml.get("directory").required();
    ZoneId zone = zone(yaml);
    boolean isDayFirst = isDayFirst(yaml);
    Duration lostAfter = lostAfter(yaml);
    List<String> patterns = yaml.has("files") ? yaml.texts("files") : PATTERNS;
    LogRules rules =
        new LogRules(
            yaml.get("aliases").items().map(SaslogType::alias).toList(),
            yaml.get("interactive").flag());
    if (zone == null) {
      return null;
    }
    return new SaslogSource(
        yaml.name(),
        new LogDirectory(yaml.path(directory), patterns),
        new LogTimes(zone, isDayFirst),
        rules,
        lostAfter,
        yaml.get("since").date(),
        yaml.poll());
  }

  private static @Nullable ZoneId zone(SourceYaml yaml) {
    if (!yaml.has("zone")) {
      yaml.get("zone").mistake("is missing: the times of a log have none");
    }
    return yaml.get("zone").parsed(ZoneId::of, "must be a time zone like Europe/Lisbon");
  }

  private static boolean isDayFirst(SourceYaml yaml) {
    String dates = yaml.text("dates", "mdy");
    if (!dates.matches("mdy|dmy")) {
      yaml.get("dates").mistake("must be mdy or dmy");
    }
    return dates.equals("dmy");
  }

  private static Duration lostAfter(SourceYaml yaml) {
    Duration lostAfter = yaml.get("lostAfter").duration(LOST_AFTER);
    if (lostAfter.compareTo(SHORTEST) < 0) {
      yaml.get("lostAfter").mistake("must be at least PT1M");
    }
    return lostAfter;
  }

  private static LogRules.Alias alias(YamlNode node) {
    node.onlyKeys("user", "path", "who");
    return new LogRules.Alias(
        node.get("user").text(), node.get("path").text(), node.get("who").required());
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            Snapshot.of(
                SafeJson.guarded(() -> read(payload, new LogTimes(options.timeZone(), false)))));
  }

  /** Reads a log of which neither the name nor the owner is known. */
  private static Reading read(Payload payload, LogTimes times) {
    LogLines lines = new LogLines(times);
    String text = new String(payload.body(), StandardCharsets.ISO_8859_1);
    long[] at = {0};
    text.lines()
        .forEach(
            line -> {
              lines.take(line, at[0]);
              at[0] += line.length() + 1;
            });
    List<LogSession> sessions = new ArrayList<>(lines.takeFinished());
    Stream.ofNullable(lines.session()).forEach(sessions::add);
    List<Run> runs = new ArrayList<>();
    for (LogSession session : sessions) {
      String id = NAME + "/" + lines.name(session);
      ToldSession told = new ToldSession(NAME, id, "program", null, false, null);
      if (told.of(session, false) instanceof Reading.Found found) {
        runs.addAll(found.runs());
      }
    }
    return runs.isEmpty()
        ? new Reading.Rejected("no session of SAS is in it")
        : new Reading.Found(List.of(), List.of(), runs);
  }
}
