package dev.makertime.reporter.survey;

import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.survey.SurveyAnswers;
import dev.makertime.analysis.survey.SurveyCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds one round of the survey at a time, for 24 hours at most. Answers are in memory alone until
 * the round is ended, shown to be no giveaway and kept; then only their counts are written, once.
 * After a restart nothing of them is left, and every code is good again.
 */
public final class Surveys {
  /** A round is meant for one sitting. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final int MOST_CODES = 1_000;

  /** Thrown when a round cannot do what is asked, with why. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }

  /** Codes for a round that was opened; they are told once. */
  public record Opened(String round, Instant until, List<String> codes) {}

  /**
   * The round that is open. How many have answered is not told, as it would tell when each did.
   *
   * @param codes how many there are
   * @param enough whether enough have answered for it to be kept
   * @param ended whether it takes no answers any more
   * @param unanimous of an ended round, the questions that all who know answered alike
   */
  public record State(
      String round,
      int engineers,
      int codes,
      Instant until,
      boolean enough,
      boolean ended,
      List<String> unanimous) {}

  private final SurveyFiles files;
  private final int minimumGroup;
  private final Clock clock;

  private @Nullable OpenRound open;
  private final Set<String> unused = new HashSet<>();
  private final List<SurveyAnswers> answers = new ArrayList<>();
  private boolean ended;

  /**
   * Goes on with the round that is open, if one is.
   *
   * @param minimumGroup how many have to answer for anything to be kept
   */
  Surveys(SurveyFiles files, int minimumGroup, Clock clock) throws IOException {
    this.files = files;
    this.minimumGroup = minimumGroup;
    this.clock = clock;
    files.sweep();
    OpenRound stored = files.open();
    if (stored != null && files.isKept(stored.round())) {
      files.close(); // it was kept, and then came a kill
    } else if (stored != null) {
      begin(stored);
    }
  }

  /** Those of a data directory. */
  public static Surveys in(Path data, int minimumGroup, Clock clock) throws IOException {
    return new Surveys(new SurveyFiles(data), minimumGroup, clock);
  }

  private void begin(OpenRound round) {
    open = round;
    ended = false;
    answers.clear();
    unused.clear();
    unused.addAll(round.codes());
  }

  /**
   * Opens a round.
   *
   * @param engineers how many a move concerns
   * @param codes how many people may answer
   */
  public synchronized Opened open(String round, int engineers, int codes)
      throws Refused, IOException {
    expire();
    if (open != null) {
      throw new Refused("the round %s is open; end it first".formatted(open.round()));
    }
    if (!round.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new Refused("a round is named by at most 40 small letters, digits and -");
    }
    if (files.isKept(round)) {
      throw new Refused("there was a round %s already".formatted(round));
    }
    if (engineers < 1 || engineers > 100_000) {
      throw new Refused("engineers must be 1 to 100000");
    }
    if (codes < minimumGroup || codes > MOST_CODES) {
      throw new Refused("codes must be %d to %d".formatted(minimumGroup, MOST_CODES));
    }
    List<String> made = SurveyCodes.make(codes);
    OpenRound next =
        new OpenRound(
            round,
            engineers,
            clock.instant().plus(LONGEST).truncatedTo(ChronoUnit.HOURS),
            made.stream().map(SurveyCodes::hash).toList());
    files.open(next);
    begin(next);
    return new Opened(round, next.until(), made);
  }

  /** Takes the answers of one person; a code is good once. */
  public synchronized void answer(String code, SurveyAnswers given) throws Refused, IOException {
    expire();
    if (open == null || ended) {
      throw new Refused("no survey is open");
    }
    if (!unused.remove(SurveyCodes.hash(code))) {
      throw new Refused("this code is not known, or was used already");
    }
    answers.add(given);
  }

  /** The round that is open; null if none is. */
  public synchronized @Nullable State state() throws IOException {
    expire();
    return open == null
        ? null
        : new State(
            open.round(),
            open.engineers(),
            open.codes().size(),
            open.until(),
            answers.size() >= minimumGroup,
            ended,
            ended ? SurveyCounts.of(answers).unanimous() : List.of());
  }

  /** Takes no more answers, so that what all said alike can be looked at. */
  public synchronized void end() throws Refused, IOException {
    expire();
    requireOpen();
    if (answers.size() < minimumGroup) {
      throw new Refused(
          "fewer than %d have answered, so nothing of it can be kept; the round goes on"
              .formatted(minimumGroup));
    }
    ended = true;
  }

  /** Writes the counts of a round that was ended. */
  public synchronized KeptRound keep() throws Refused, IOException {
    expire();
    OpenRound round = requireOpen();
    if (!ended) {
      throw new Refused("the round %s takes answers; end it first".formatted(round.round()));
    }
    KeptRound kept =
        new KeptRound(
            round.round(),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            round.engineers(),
            SurveyCounts.of(answers));
    files.keep(kept);
    forget();
    return kept;
  }

  /** Throws the round and its answers away. */
  public synchronized void discard() throws Refused, IOException {
    requireOpen();
    files.close();
    forget();
  }

  /** The rounds that were kept, the latest first, as far as enough answered. */
  public List<KeptRound> kept() throws IOException {
    return files.kept().stream().filter(one -> one.answers().n() >= minimumGroup).toList();
  }

  /** What people answered last about the checks of a platform; nothing where nobody was asked. */
  public Map<PlatformBox, BoxAnswers> checks() throws IOException {
    return KeptRound.checks(files.kept(), minimumGroup);
  }

  /** Throws away what is older than a round may be. */
  public synchronized void expire() throws IOException {
    if (open != null && !clock.instant().isBefore(open.until())) {
      forget();
      files.close();
    }
  }

  private OpenRound requireOpen() throws Refused {
    if (open == null) {
      throw new Refused("no survey is open");
    }
    return open;
  }

  private void forget() {
    open = null;
    ended = false;
    answers.clear();
    unused.clear();
  }
}
