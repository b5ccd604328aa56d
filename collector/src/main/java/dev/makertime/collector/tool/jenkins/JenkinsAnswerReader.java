package dev.makertime.collector.tool.jenkins;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import java.time.Instant;

/** Reads one response of Jenkins' REST API, without further requests. */
public final class JenkinsAnswerReader {
  private final String name;

  /**
   * Makes a reader.
   *
   * @param name the prefix of identities
   */
  public JenkinsAnswerReader(String name) {
    this.name = name;
  }

  /** Never throws, whatever the bytes. */
  public Reading read(byte[] answer) {
    return SafeJson.of(answer, this::read);
  }

  private Reading read(JsonNode body) {
    if (body.isArray() || body.has("pauseDurationMillis") || body.has("stages")) {
      return new Ignored("stages alone name nobody");
    }
    if (body.path("allBuilds").isArray()) {
      String job = text(body, "fullName");
      return job == null
          ? new Rejected("lacks fullName, the job that the builds are of")
          : SafeJson.each(
              body.path("allBuilds"),
              build -> new JenkinsBuild(build).read(name, job, InputWaits.NONE, Instant.EPOCH));
    }
    String shown = text(body, "fullDisplayName");
    return shown == null
        ? new Rejected("no build: lacks fullDisplayName")
        : new JenkinsBuild(body).read(name, job(shown), InputWaits.NONE, Instant.EPOCH);
  }

  /** From {@code folder » job #31}. */
  private static String job(String shown) {
    int number = shown.lastIndexOf(" #");
    return (number < 0 ? shown : shown.substring(0, number)).replace(" » ", "/");
  }
}
