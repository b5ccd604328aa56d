package dev.makertime.app.health;

import dev.makertime.reporter.system.Stall;
import dev.makertime.topics.admin.HangingTransactions.OpenEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides, from successive states of streams and brokers, why no new days are computed. */
final class StallDetector {
  /** Starting and restoring take a while; more than this is worth a word. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int NAMED = 5;
  private static final String LOG = "See its log; a restart is safe.";

  /**
   * What a look found.
   *
   * @param answered whether the brokers answered; otherwise the other values are unknown
   * @param running whether days follow the evidence, as far as the asked process knows
   * @param broken whether streams has given up
   * @param members of the group of streams processes
   * @param behind records that were written for streams and are not worked off
   * @param done records that ever were
   * @param open transactions whose coordinator does not know of them
   */
  record Look(
      boolean answered,
      boolean running,
      boolean broken,
      int members,
      long behind,
      long done,
      List<OpenEnd> open) {}

  private final boolean embedded;
  private Instant moved;
  private long done = -1;
  private Set<OpenEnd> seen = Set.of();
  private List<OpenEnd> hanging = List.of();
  private @Nullable Instant hangs;

  /**
   * Begins.
   *
   * @param embedded whether a restart of this process restarts the broker
   * @param now from when on something should have moved
   */
  StallDetector(boolean embedded, Instant now) {
    this.embedded = embedded;
    moved = now;
  }

  /** Adds a state, and returns the stall; null while there is progress, or not long enough none. */
  @Nullable Stall after(Look look, Instant now) {
    if (look.answered()) {
      hanging = look.open().stream().filter(seen::contains).toList();
      seen = Set.copyOf(look.open());
      hangs = hanging.isEmpty() ? null : Objects.requireNonNullElse(hangs, now);
      if (look.running() && !look.broken() && (look.behind() == 0 || look.done() != done)) {
        moved = now;
      }
      done = look.done();
    }
    if (hangs != null) {
      return new Stall(hangs, hanging(), wayOut());
    }
    return Duration.between(moved, now).compareTo(PATIENCE) < 0 ? null : still(look);
  }

  /** Returns the number of partitions with a hanging transaction. */
  int hangingPartitions() {
    return (int) hanging.stream().map(OpenEnd::partition).distinct().count();
  }

  private Stall still(Look look) {
    if (look.broken()) {
      return new Stall(moved, "Streams has given up.", LOG);
    }
    if (!look.answered()) {
      return new Stall(
          moved,
          "The brokers do not answer.",
          "Start them again; new evidence is spooled on disk meanwhile.");
    }
    if (look.members() == 0) {
      return new Stall(moved, "No streams process is running.", "Start one: makertime streams.");
    }
    if (!look.running()) {
      return new Stall(
          moved, "Streams is still starting, restoring its state or rebalancing.", LOG);
    }
    return new Stall(
        moved,
        "Streams runs, but processes nothing: %d records wait.".formatted(look.behind()),
        LOG);
  }

  private String hanging() {
    String where =
        hanging.stream()
            .limit(NAMED)
            .map(one -> one.partition().toString())
            .distinct()
            .collect(Collectors.joining(", "));
    int more = hanging.size() - NAMED;
    return "A transaction on %s%s is hanging and will never end. All its consumers wait."
        .formatted(where, more > 0 ? " and %d more".formatted(more) : "");
  }

  private String wayOut() {
    if (embedded) {
      return "Restart makertime: it ends them as their coordinator decided.";
    }
    String commands =
        hanging.stream()
            .limit(NAMED)
            .map(
                one ->
                    "kafka-transactions.sh --bootstrap-server BROKER abort --topic %s --partition %d --start-offset %d"
                        .formatted(
                            one.partition().topic(), one.partition().partition(), one.offset()))
            .collect(Collectors.joining("; "));
    return "Run %s; then stop streams and start it once with --rebuild.".formatted(commands);
  }
}
