package dev.makertime.reporter.store;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the runs of a period for the figures of a platform, some subjects at a time, so that few
 * are in memory. With the runs of the period come those of the weeks before, in which an outage may
 * have begun, and all deployments to production. Ids and commits in them are the store's hashes.
 */
public final class PlatformRunReader {
  /** So long before a period its runs are read. */
  public static final Duration BEFORE = Duration.ofDays(35);

  /** So many runs of one subject fit into memory. */
  static final int MOST = 250_000;

  private static final int TOGETHER = 50_000;

  private static final String ASKED =
      """
      day IS NOT NULL AND kind IS NOT NULL AND status IS NOT NULL AND created IS NOT NULL
        AND ((created >= %d AND created < %d)
          OR (kind = 'deployment' AND environment IS NOT NULL))
      """;

  /** A subject has too many runs in a period. */
  public static final class TooManyRuns extends Exception {
    private static final long serialVersionUID = 1;

    TooManyRuns(String subject, long runs) {
      super(
          "%s has %,d runs in this period and the weeks before: at most %,d can be read together; ask for a shorter one"
              .formatted(subject, runs, MOST));
    }
  }

  private final Database database;
  private final long start;
  private final String asked;
  private final PlatformRunRows rows = new PlatformRunRows();

  /**
   * Runs of other subjects that runs belong to or have as parts: by their own key, and parent's.
   */
  private final Map<String, PlatformRun> outsideByKey = new HashMap<>();

  private final Map<String, List<PlatformRun>> outsideByParent = new HashMap<>();
  private final Map<String, Long> subjects = new LinkedHashMap<>();

  /** Where all fit into one part, it is read once. */
  private @Nullable RunTree whole;

  /**
   * Reads of a period.
   *
   * @param to not included
   */
  PlatformRunReader(Database database, Instant from, Instant to) {
    this.database = database;
    start = from.minus(BEFORE).toEpochMilli();
    asked = ASKED.formatted(start, to.toEpochMilli());
  }

  /** The id by which these runs know a run or a wait for it. */
  public static String id(String id) {
    return Long.toString(RunColumns.hash(id));
  }

  /** When the commits of deployments to production were first checked. */
  public Map<String, Instant> checked() {
    Map<String, Instant> checked = new HashMap<>();
    database.forEachRow(
        """
        SELECT commit_hash, min(ended) FROM run_facts
        WHERE day IS NOT NULL AND kind IN ('pipeline', 'job') AND trigger = 'push'
          AND status = 'success' AND ended IS NOT NULL AND commit_hash IN (
            SELECT commit_hash FROM run_facts
            WHERE day IS NOT NULL AND kind = 'deployment' AND environment IS NOT NULL)
        GROUP BY commit_hash
        """,
        row -> checked.put(Long.toString(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2))));
    return checked;
  }

  /**
   * Passes on the runs a part at a time; all of a subject are in the same part.
   *
   * @param wanted subjects; absent = all
   */
  public void forEachPart(@Nullable Set<String> wanted, Consumer<RunTree> part) throws TooManyRuns {
    prepare();
    List<String> together = new ArrayList<>();
    long runs = 0;
    for (Map.Entry<String, Long> subject : subjects.entrySet()) {
      if (wanted != null && !wanted.contains(subject.getKey())) {
        continue;
      }
      if (subject.getValue() > MOST) {
        throw new TooManyRuns(subject.getKey(), subject.getValue());
      }
      if (!together.isEmpty() && runs + subject.getValue() > TOGETHER) {
        part.accept(tree(together));
        together.clear();
        runs = 0;
      }
      together.add(subject.getKey());
      runs += subject.getValue();
    }
    if (!together.isEmpty()) {
      part.accept(tree(together));
    }
  }

  /** Reads once which subjects there are, and which runs connect them. */
  private void prepare() {
    if (!subjects.isEmpty()) {
      return;
    }
    database.forEachRow(
        "SELECT subject, count(*) FROM run_facts WHERE %s GROUP BY subject ORDER BY subject"
            .formatted(asked),
        row -> subjects.put(row.getString(1), row.getLong(2)));
    database.forEachRow(
        """
        WITH RECURSIVE asked AS (SELECT * FROM run_facts WHERE %s),
        near AS (
          SELECT p.* FROM asked JOIN run_facts AS p ON p.key = asked.parent
          WHERE p.subject <> asked.subject OR p.created < %d
          UNION SELECT c.* FROM asked JOIN run_facts AS c ON c.parent = asked.key
          WHERE c.subject <> asked.subject
          UNION SELECT up.* FROM near JOIN run_facts AS up ON up.key = near.parent)
        SELECT %s FROM near
        WHERE day IS NOT NULL AND kind IS NOT NULL AND status IS NOT NULL AND created IS NOT NULL
        """
            .formatted(asked, start, PlatformRunRows.COLUMNS),
        row -> {
          PlatformRun run = rows.run(row);
          outsideByKey.put(run.id(), run);
          if (run.parent() != null) {
            outsideByParent.computeIfAbsent(run.parent(), none -> new ArrayList<>()).add(run);
          }
        });
  }

  private RunTree tree(Collection<String> names) {
    if (names.size() < subjects.size()) {
      return read(names);
    }
    whole = whole == null ? read(names) : whole;
    return whole;
  }

  private RunTree read(Collection<String> names) {
    List<PlatformRun> runs = new ArrayList<>();
    database.forEachRow(
        """
        SELECT %s FROM run_facts
        WHERE %s AND subject IN (SELECT unnest(string_split(?, chr(2))))
        """
            .formatted(PlatformRunRows.COLUMNS, asked),
        row -> runs.add(rows.run(row)),
        String.join("\u0002", names));
    return new RunTree(runs, around(runs));
  }

  private Collection<PlatformRun> around(List<PlatformRun> runs) {
    Map<String, PlatformRun> around = new TreeMap<>();
    Set<String> own = new HashSet<>();
    runs.forEach(run -> own.add(run.id()));
    for (PlatformRun run : runs) {
      PlatformRun above = run.parent() == null ? null : outsideByKey.get(run.parent());
      while (above != null && !own.contains(above.id())) {
        boolean isKnown = around.put(above.id(), above) != null;
        above = isKnown || above.parent() == null ? null : outsideByKey.get(above.parent());
      }
      for (PlatformRun below : outsideByParent.getOrDefault(run.id(), List.of())) {
        if (!own.contains(below.id())) {
          around.put(below.id(), below);
        }
      }
    }
    return around.values();
  }
}
