package dev.makertime.app.simulator;

import dev.makertime.app.simulator.tool.GitLabEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Plans long pipelines of the churn team for the days that a visitor watches, each of which begins
 * before the last one ends: whenever the team works, somebody waits. Whoever starts one pushes
 * something else soon, so it counts as unattended, and adds nothing to the team's waiting time. One
 * a day fails, and is started again by hand.
 *
 * <p>The true hours do not include them; the proof is of days without them.
 */
public final class SteadyWaits {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final LocalTime FIRST = LocalTime.of(8, 50);
  private static final LocalTime LAST = LocalTime.of(16, 58);
  private static final LocalTime FAILS = LocalTime.of(10, 30);
  private static final Duration AT_WORK = Duration.ofMinutes(2);
  private static final String PROJECT = "data/" + SimulatedOrganization.CHURN;
  private static final long PUSHES_AGAIN = 150;
  private static final long STARTS_AGAIN = 180;

  private final SimulatedOrganization cast;
  private final GitLabEvents events;
  private final Random random;
  private int turn;

  private SteadyWaits(SimulatedOrganization cast, GitLabEvents events, long seed) {
    this.cast = cast;
    this.events = events;
    random = new Random(seed);
  }

  /** Adds them to a history, from a date to its end. */
  public static void add(
      SimulatedHistory history, SimulatedOrganization cast, LocalDate from, long seed) {
    SteadyWaits waits = new SteadyWaits(cast, history.scripts().gitLab(), seed);
    from.datesUntil(cast.to().plusDays(1)).filter(cast::isWorkday).forEach(waits::plan);
  }

  private void plan(LocalDate date) {
    boolean hasFailed = false;
    Instant end = date.atTime(LAST).atZone(LISBON).toInstant();
    Instant fails = date.atTime(FAILS).atZone(LISBON).toInstant();
    Instant at = date.atTime(FIRST).atZone(LISBON).toInstant();
    while (at.isBefore(end)) {
      Member member = next(date, at);
      if (member == null) {
        at = at.plus(AT_WORK);
      } else {
        boolean failing = !hasFailed && at.isAfter(fails);
        Instant over = run(member, at, failing);
        hasFailed |= failing;
        at = over.minusSeconds(60 + random.nextLong(120));
      }
    }
  }

  /** Takes turns among those who are at work; null when nobody is. */
  private @Nullable Member next(LocalDate date, Instant at) {
    List<Member> present =
        cast.team(SimulatedOrganization.CHURN).stream()
            .filter(
                member ->
                    new DayPlan(cast, member, date)
                        .isWorkingTime(at.minus(AT_WORK), at.plus(AT_WORK)))
            .toList();
    return present.isEmpty() ? null : present.get(turn++ % present.size());
  }

  /** Runs one, and returns when it is over. */
  private Instant run(Member member, Instant at, boolean failing) {
    GitLabEvents.Pipeline pipeline =
        pipeline(member, "push", at, failing ? 300 : 1_500 + random.nextLong(1_200));
    events.push(PROJECT, member.username(), at.minusSeconds(20));
    events.pipeline(failing ? pipeline.failing() : pipeline);
    Instant over = at.plusSeconds(pipeline.queued() + pipeline.run());
    if (failing) {
      events.pipeline(pipeline(member, "web", over.plusSeconds(STARTS_AGAIN), 600));
    } else {
      events.push(PROJECT, member.username(), at.plusSeconds(PUSHES_AGAIN));
    }
    return over;
  }

  private GitLabEvents.Pipeline pipeline(Member member, String source, Instant created, long run) {
    return new GitLabEvents.Pipeline(
        PROJECT, member.username(), source, created, 20 + random.nextLong(40), run, null);
  }
}
