package dev.makertime.reporter.calibration;

import dev.makertime.analysis.calibration.ConfusionMatrix;
import dev.makertime.analysis.calibration.MomentPair;
import dev.makertime.analysis.calibration.PairDraw;
import dev.makertime.analysis.calibration.WorkCategory;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
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
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Takes what people say they are doing, at most four times on a working day of three weeks, and
 * counts it once their days are final. Until then it is theirs, and goes when they no longer take
 * part. What is counted has no person and no time, and cannot be taken back.
 */
public final class Calibrations {
  /** How often one may say something on a day. */
  public static final int TAPS_A_DAY = 4;

  static final Duration APART = Duration.ofMinutes(20);
  private static final int WEEKS = 3;

  /** So long after it was said it is thrown away, counted or not. */
  private static final Duration LONGEST = Duration.ofDays(35);

  /** Raised when something is not taken, with why. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }

  /** What was said with what was measured, until it is counted. */
  private record Ready(Tap tap, MomentPair pair) {}

  private final CalibrationFile file;
  private final int minimumGroup;
  private final Clock clock;
  private final RandomGenerator random;
  private StoredCalibration stored;

  /**
   * Goes on with what is stored.
   *
   * @param minimumGroup of how many people a count must be
   */
  Calibrations(CalibrationFile file, int minimumGroup, Clock clock, RandomGenerator random)
      throws IOException {
    this.file = file;
    this.minimumGroup = minimumGroup;
    this.clock = clock;
    this.random = random;
    stored = file.read();
  }

  /** Those of a data directory. */
  public static Calibrations in(Path data, int minimumGroup, Clock clock) throws IOException {
    return new Calibrations(new CalibrationFile(data), minimumGroup, clock, new SecureRandom());
  }

  /** Whether a person takes part, and what of it is theirs. */
  public synchronized TakingPart of(Person person) {
    LocalDate since = stored.people().get(person.id());
    LocalDate today = person.dateOf(clock.instant());
    boolean mayTap = since != null && !today.isAfter(last(since)) && isWorkday(person, today);
    return new TakingPart(
        since,
        since == null ? null : last(since),
        mayTap ? Math.max(0, TAPS_A_DAY - on(person, today).size()) : 0,
        minimumGroup,
        stored.of(person.id()));
  }

  /** Takes part from today; nothing changes for who does already. */
  public synchronized void join(Person person) throws IOException {
    LocalDate today = person.dateOf(clock.instant());
    LocalDate since = stored.people().get(person.id());
    if (since == null || today.isAfter(last(since))) {
      put(stored.with(person.id(), today));
    }
  }

  /** No longer takes part: what is not counted yet is erased. */
  public synchronized void leave(Person person) throws IOException {
    put(stored.without(person.id()));
  }

  /** Takes what a person is doing now. */
  public synchronized void tap(Person person, WorkCategory said) throws Refused, IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    LocalDate since = stored.people().get(person.id());
    LocalDate today = person.dateOf(now);
    if (since == null) {
      throw new Refused("you do not take part");
    }
    if (today.isAfter(last(since))) {
      throw new Refused("your three weeks are over");
    }
    if (!isWorkday(person, today)) {
      throw new Refused("this is no working day of yours");
    }
    List<Tap> given = on(person, today);
    if (given.size() >= TAPS_A_DAY) {
      throw new Refused("you have said it %d times today, which is enough".formatted(TAPS_A_DAY));
    }
    if (given.stream().anyMatch(one -> now.isBefore(one.at().plus(APART)))) {
      throw new Refused("you said so less than %d minutes ago".formatted(APART.toMinutes()));
    }
    List<Tap> more = new ArrayList<>(stored.taps());
    more.add(new Tap(person.id(), now, said));
    put(stored.having(more, stored.counts()));
  }

  /** The counts of all that was counted. */
  public synchronized ConfusionMatrix counts() {
    return stored.counts();
  }

  /** Counts what can be, and throws away what never could. */
  public synchronized void count(MeasuredMoments measured) throws IOException {
    Instant now = clock.instant();
    List<Tap> open =
        stored.taps().stream().filter(one -> now.isBefore(one.at().plus(LONGEST))).toList();
    Map<String, List<Ready>> left = new TreeMap<>();
    for (Tap tap : open) {
      WorkCategory was = measured.of(tap.person(), tap.at());
      if (was != null) {
        left.computeIfAbsent(tap.person(), none -> new ArrayList<>())
            .add(new Ready(tap, new MomentPair(tap.said(), was)));
      }
    }
    Set<Tap> ready = new HashSet<>();
    left.values().forEach(all -> all.forEach(one -> ready.add(one.tap())));
    ConfusionMatrix counts =
        new PairDraw<>(Ready::pair, minimumGroup, random).count(stored.counts(), left);
    left.values().forEach(all -> all.forEach(one -> ready.remove(one.tap())));
    StoredCalibration next =
        over(
            now, stored.having(open.stream().filter(one -> !ready.contains(one)).toList(), counts));
    if (!next.equals(stored)) {
      put(next);
    }
  }

  /** Forgets that people took part, once their weeks are over and nothing of theirs is left. */
  private static StoredCalibration over(Instant now, StoredCalibration of) {
    StoredCalibration next = of;
    for (Map.Entry<String, LocalDate> one : of.people().entrySet()) {
      boolean isOver =
          now.isAfter(last(one.getValue()).plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
      if (isOver && of.of(one.getKey()).isEmpty()) {
        next = next.without(one.getKey());
      }
    }
    return next;
  }

  private List<Tap> on(Person person, LocalDate date) {
    return stored.of(person.id()).stream()
        .filter(one -> person.dateOf(one.at()).equals(date))
        .toList();
  }

  private void put(StoredCalibration next) throws IOException {
    file.write(next);
    stored = next;
  }

  private static LocalDate last(LocalDate since) {
    return since.plusWeeks(WEEKS).minusDays(1);
  }

  private static boolean isWorkday(Person person, LocalDate date) {
    Instant over = date.plusDays(2).atStartOfDay(person.timeZone()).toInstant();
    return Timeline.day(person, date, List.of(), over).available() > 0;
  }
}
