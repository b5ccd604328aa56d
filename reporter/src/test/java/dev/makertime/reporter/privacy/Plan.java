package dev.makertime.reporter.privacy;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.TimeSums;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody will have done on a day, piece by piece; what can be seen of it grows as time goes
 * on. No two days are equally long: whoever looks for the people whose sum was shown would take
 * others for them, whose sum is the same by chance.
 *
 * @param late manual work after hours, in seconds
 */
record Plan(Instant begins, Instant dayEnds, List<Piece> pieces, long late) {

  enum Kind {
    MEETING,
    MANUAL,
    RUN,
    TECHNICAL
  }

  record Piece(Kind kind, long seconds) {}

  private static final long LONGEST = 8 * 3600;

  static Plan of(Random random, LocalDate date, ZoneId zone) {
    List<Piece> pieces = new ArrayList<>();
    boolean byHand = random.nextInt(3) == 0;
    boolean waits = random.nextInt(2) == 0;
    long left = LONGEST - random.nextInt(7_200);
    while (left > 0) {
      int draw = random.nextInt(10);
      Kind kind =
          draw < 2
              ? Kind.MEETING
              : draw == 2 && byHand ? Kind.MANUAL : draw == 3 && waits ? Kind.RUN : Kind.TECHNICAL;
      long seconds = Math.min(left, 300 + random.nextInt(2_400));
      pieces.add(new Piece(kind, seconds));
      left -= seconds;
    }
    return new Plan(
        date.atTime(9, 0).atZone(zone).toInstant(),
        date.plusDays(1).atStartOfDay(zone).toInstant(),
        pieces,
        random.nextInt(6) == 0 ? 60 + random.nextInt(1_800) : 0);
  }

  /** On leave; some do a little by hand nevertheless. */
  Plan away(Random random) {
    return new Plan(begins, dayEnds, List.of(), random.nextBoolean() ? 0 : 60);
  }

  /** The same where some technical time was another kind's, as found out later. */
  Plan with(Kind kind, Random random) {
    List<Piece> changed = new ArrayList<>(pieces);
    for (int i = 0; i < changed.size(); i++) {
      Piece piece = changed.get(i);
      if (piece.kind() == Kind.TECHNICAL && random.nextBoolean()) {
        changed.set(i, new Piece(kind, piece.seconds()));
        break;
      }
    }
    return new Plan(begins, dayEnds, changed, late);
  }

  /** The same without work by hand: its person has objected. */
  Plan withoutManual() {
    return new Plan(
        begins,
        dayEnds,
        pieces.stream()
            .map(
                piece ->
                    piece.kind() == Kind.MANUAL
                        ? new Piece(Kind.TECHNICAL, piece.seconds())
                        : piece)
            .toList(),
        0);
  }

  /** What it comes to by now. */
  EngineerDay day(String person, LocalDate date, @Nullable String team, Instant now) {
    long left = Math.max(0, Duration.between(begins, now).toSeconds());
    Map<Kind, Long> sums = new EnumMap<>(Kind.class);
    for (Piece piece : pieces) {
      long seen = Math.min(left, piece.seconds());
      sums.merge(piece.kind(), seen, Long::sum);
      left -= seen;
    }
    long technical = sums.getOrDefault(Kind.TECHNICAL, 0L);
    long meeting = sums.getOrDefault(Kind.MEETING, 0L);
    long manual = sums.getOrDefault(Kind.MANUAL, 0L);
    long run = sums.getOrDefault(Kind.RUN, 0L);
    TimeSums all =
        new TimeSums(
            technical + meeting + manual + run,
            meeting,
            manual,
            0,
            run,
            0,
            technical,
            technical / 2,
            run,
            left >= 3 * 3600 || !now.isBefore(dayEnds) ? late : 0);
    TreeMap<String, EngineerDay.Share> subjects = new TreeMap<>();
    if (manual + run > 0) {
      subjects.put(World.subject(person, date), new EngineerDay.Share(0, manual, run));
    }
    return TestDays.of(person, date, team, all, now.isBefore(dayEnds), subjects);
  }
}
