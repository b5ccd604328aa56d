package dev.makertime.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The clock that Java's and Kafka's code asks for the time goes right, and is off. */
final class WrongClock {
  private WrongClock() {}

  /** What a JVM is started with so that its clock is off by so much. */
  static List<String> options(Path directory, Duration off) throws IOException {
    return Agent.following(
        Files.writeString(
            directory.resolve("clock.btm"),
            rule("java.time.Clock", "currentInstant", "$!.plusMillis(%dL)", off)
                + rule("java.time.Clock$SystemClock", "millis", "$! + %dL", off)
                + rule(
                    "org.apache.kafka.common.utils.SystemTime", "milliseconds", "$! + %dL", off)));
  }

  private static String rule(String type, String method, String instead, Duration off) {
    return """
        RULE %s.%s
        CLASS %s
        METHOD %s
        AT EXIT
        IF TRUE
        DO RETURN %s
        ENDRULE
        """
        .formatted(type, method, type, method, instead.formatted(off.toMillis()));
  }
}
