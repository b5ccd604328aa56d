package dev.makertime.collector.tool.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.outbound.UrlPart;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the history server's REST API: applications by the time at which they ended, day by day,
 * and with the last day those that run. A log that is parsed late shows an application late, so
 * each poll begins some hours before the end of the last one.
 */
public final class SparkApi implements ApiReader {
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final Duration LATE = Duration.ofHours(6);

  /** Jobs of so many applications that were refused are asked for again. */
  private static final int MOST_AGAIN = 100;

  private final String name;
  private final Shells shells;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param shells whose jobs are read in place of the application
   */
  SparkApi(String name, Shells shells) {
    this.name = name;
    this.shells = shells;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    String version = api.get("version").body().path("spark").asText("?");
    boolean isEmpty = api.get("applications?limit=1").list().isEmpty();
    return "Spark %s, %s"
        .formatted(version, isEmpty ? "without any application yet" : "applications are listed");
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    again(api, round);
    ObjectNode cursor = round.cursor();
    Instant from = from(round);
    while (from.plus(WINDOW).isBefore(round.now())) {
      Instant to = from.plus(WINDOW);
      for (JsonNode one : applications(api, from, "&maxEndDate=" + SparkTime.query(to))) {
        take(api, round, one);
      }
      cursor.put("ended", to.toString());
      round.commit();
      round.progress("applications read that ended before " + to);
      from = to;
    }
    JsonNode latest = applications(api, from, "");
    for (JsonNode one : latest) {
      take(api, round, one);
    }
    keepSeen(cursor, latest);
    cursor.put("ended", round.now().toString());
    round.commit();
  }

  private static Instant from(PollRound round) {
    try {
      Instant ended = Instant.parse(round.cursor().path("ended").asText());
      Instant from = round.notAhead(ended).minus(LATE);
      return from.isBefore(round.since()) ? round.since() : from;
    } catch (DateTimeParseException e) {
      return round.since();
    }
  }

  private static JsonNode applications(Api api, Instant from, String until)
      throws IOException, InterruptedException {
    return api.get("applications?minEndDate=" + SparkTime.query(from) + until).list();
  }

  private void take(Api api, PollRound round, JsonNode application)
      throws IOException, InterruptedException, Unavailable {
    List<SparkAttempt> attempts = SparkAttempt.of(application, round.now());
    String what = "application " + application.path("id").asText("without id");
    if (attempts.isEmpty()) {
      round.take(new Reading.Rejected("an application lacks attempts"), what);
    }
    for (SparkAttempt attempt : attempts) {
      Reading odd = SafeJson.guarded(() -> named(attempt));
      if (odd instanceof Reading.Rejected) {
        round.take(odd, what);
      } else if (shells.contain(attempt.name())) {
        takeShell(api, round, attempt);
      } else {
        round.take(attempt.read(name, false, List.of()), what);
      }
    }
  }

  /** Rejects what names neither itself nor its application. */
  private static Reading named(SparkAttempt attempt) {
    return new Reading.Ignored(attempt.key() + attempt.name());
  }

  private void takeShell(Api api, PollRound round, SparkAttempt attempt)
      throws IOException, InterruptedException, Unavailable {
    ObjectNode seen = round.cursor().withObjectProperty("seen");
    String key = attempt.key();
    if (!attempt.isRunning() && seen.path(key).asLong(-1) == attempt.updated()) {
      return;
    }
    String what = "the jobs of application " + key;
    try {
      List<JsonNode> jobs = new ArrayList<>();
      api.get("applications/" + path(key) + "/jobs").list().forEach(jobs::add);
      round.take(attempt.read(name, true, jobs), "application " + key);
      seen.put(key, attempt.updated());
      round.cursor().withObjectProperty("again").remove(key);
    } catch (Api.Refused e) {
      round.gap(what, FailureText.of(e));
      ObjectNode again = round.cursor().withObjectProperty("again");
      if (again.has(key) || again.size() < MOST_AGAIN) {
        again.put(key, round.now().toString());
      }
    }
  }

  /** Shells whose jobs the server refused; until they are read, the source covers no time. */
  private void again(Api api, PollRound round)
      throws IOException, InterruptedException, Unavailable {
    List<String> keys = new ArrayList<>();
    round.cursor().path("again").fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      try {
        JsonNode application = api.get("applications/" + path(id(key))).body();
        for (SparkAttempt attempt : SparkAttempt.of(application, round.now())) {
          if (attempt.key().equals(key)) {
            takeShell(api, round, attempt);
          }
        }
      } catch (Api.Absent e) {
        if (e.isGone()) {
          round.cursor().withObjectProperty("again").remove(key);
        } else {
          round.gap("application " + key, FailureText.of(e));
        }
      }
    }
  }

  /** Only what may be listed again need be known. */
  private static void keepSeen(ObjectNode cursor, JsonNode latest) {
    ObjectNode before = cursor.withObjectProperty("seen");
    ObjectNode seen = before.objectNode();
    for (JsonNode application : latest) {
      for (SparkAttempt attempt : SparkAttempt.of(application, Instant.EPOCH)) {
        if (application.hasNonNull("id") && before.has(attempt.key())) {
          seen.set(attempt.key(), before.get(attempt.key()));
        }
      }
    }
    cursor.set("seen", seen);
  }

  private static String id(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }

  private static String path(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? UrlPart.of(key)
        : UrlPart.of(key.substring(0, slash)) + "/" + UrlPart.of(key.substring(slash + 1));
  }
}
