package dev.makertime.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A named place in a role's code at which the process ends as if it were killed, the n-th time it
 * comes by.
 *
 * @param name for people
 * @param role whose process it is
 * @param type the class
 * @param method the method
 * @param atExit whether behind it, otherwise before it
 * @param brokerAway whether it is only come by while the broker is away
 */
record Point(
    String name, String role, String type, String method, boolean atExit, boolean brokerAway) {

  static final List<Point> ALL =
      List.of(
          before("its token is checked", "collector", "collector.http.ActivitiesHandler", "handle"),
          before("it is sent to the broker", "collector", "collector.publish.KafkaInbox", "keep"),
          after(
              "the broker has it, not answered",
              "collector",
              "collector.publish.KafkaInbox",
              "keep"),
          after("it is answered", "collector", "collector.http.ActivitiesHandler", "handle"),
          whileAway(
              "before the spool's flush", "collector", "collector.publish.Spool", "force", false),
          whileAway(
              "after the spool's flush", "collector", "collector.publish.Spool", "force", true),
          whileAway(
              "before the spool forgets", "collector", "collector.publish.Spool", "taken", false),
          before(
              "a store's put",
              "streams",
              "org.apache.kafka.streams.state.internals.RocksDBStore",
              "put"),
          before(
              "a transaction's commit",
              "streams",
              "org.apache.kafka.clients.producer.KafkaProducer",
              "commitTransaction"),
          after(
              "a transaction's commit",
              "streams",
              "org.apache.kafka.clients.producer.KafkaProducer",
              "commitTransaction"),
          before("DuckDB's commit", "reporter", "org.duckdb.DuckDBConnection", "commit"),
          after("DuckDB's commit", "reporter", "org.duckdb.DuckDBConnection", "commit"));

  /** The broker has decided on a transaction, and no partition knows: its marks are not sent. */
  static final Point BEFORE_MARKS =
      before(
          "the marks of a transaction",
          "run",
          "kafka.coordinator.transaction.TransactionMarkerChannelManager",
          "addTxnMarkersToSend");

  private static Point before(String what, String role, String type, String method) {
    return new Point("before " + what, role, type, method, false, false);
  }

  private static Point after(String what, String role, String type, String method) {
    return new Point("after " + what, role, type, method, true, false);
  }

  private static Point whileAway(
      String name, String role, String type, String method, boolean atExit) {
    return new Point(name, role, type, method, atExit, true);
  }

  /** What a JVM is started with so that it ends there. */
  List<String> options(Path directory, int nth) throws IOException {
    Path rule =
        Files.writeString(
            directory.resolve("point.btm"),
            """
            RULE %s
            CLASS %s
            METHOD %s
            AT %s
            IF incrementCounter("times") == %d
            DO killJVM()
            ENDRULE
            """
                .formatted(
                    name,
                    type.startsWith("org.") || type.startsWith("kafka.")
                        ? type
                        : "dev.makertime." + type,
                    method,
                    atExit ? "EXIT" : "ENTRY",
                    nth));
    return Agent.following(rule);
  }

  @Override
  public String toString() {
    return role + ": " + name;
  }
}
