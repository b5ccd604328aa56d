package dev.makertime.reporter.privacy;

import dev.makertime.model.DayKey;
import dev.makertime.reporter.privacy.Truth.Figure;
import dev.makertime.reporter.privacy.Truth.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Whoever computes with all answers to a lead and manager. Knows who is in which team and who did
 * anything of a kind at all, but not how much; an answer that is what it would be now, or was at
 * any time before, is a sum of what people did then.
 */
final class Eavesdropper {
  private final World world;
  private final Reporter reporter;
  private final Truth truth = new Truth();
  private final LinearSystem system = new LinearSystem();
  private final Map<String, List<State>> teamStates = new HashMap<>();
  private final Map<String, Integer> pays = new TreeMap<>();
  private static final List<Figure> PARTS =
      List.of(Figure.MEETING, Figure.MANUAL, Figure.WAITING, Figure.TECHNICAL);
  private double lastMean;

  /** Each run counts as ten minutes, so that a few of them are worth finding out. */
  private static final int RUN_SECONDS = 600;

  private final Map<RunsByHand.Key, Integer> runs = new HashMap<>();
  private int sumsOfRuns;

  Eavesdropper(World world, Reporter reporter) {
    this.world = world;
    this.reporter = reporter;
  }

  /** Time has gone on, and something may have changed. */
  void follow() throws Exception {
    truth.is(reporter.follow());
    for (String team : World.TEAMS) {
      for (LocalDate date = World.FIRST; !date.isAfter(world.today()); date = date.plusDays(1)) {
        for (Figure figure : Figure.values()) {
          List<State> states =
              teamStates.computeIfAbsent(team + date + figure, none -> new ArrayList<>());
          State now = sum(team, List.of(date), figure);
          if (states.isEmpty() || !states.get(states.size() - 1).equals(now)) {
            states.add(now);
          }
        }
      }
    }
    for (World.Member member : world.members) {
      pays.computeIfAbsent(member.id, id -> truth.unknown("pay of " + id, member.pay * 100L));
    }
  }

  private State sum(String team, List<LocalDate> dates, Figure figure) {
    return sum(team, dates, figure, member -> true);
  }

  private State sum(
      String team, List<LocalDate> dates, Figure figure, Predicate<World.Member> whose) {
    long value = 0;
    List<Integer> unknowns = new ArrayList<>();
    for (LocalDate date : dates) {
      for (World.Member member : world.members) {
        if (whose.test(member) && team.equals(member.teamOn(date))) {
          State state = truth.state(new DayKey(member.id, date), figure);
          value += state.value();
          unknowns.addAll(state.unknowns());
        }
      }
    }
    return new State(value, unknowns);
  }

  /** Hears that a team's figure of some days is so many seconds. */
  void hear(Figure figure, long seconds, String team, List<LocalDate> dates) {
    if (seconds == 0) {
      return;
    }
    if (dates.size() > 1) {
      State now = sum(team, dates, figure);
      if (now.value() == seconds) {
        learn(now.unknowns(), seconds);
      }
      return;
    }
    List<State> states = teamStates.getOrDefault(team + dates.get(0) + figure, List.of());
    for (int i = states.size() - 1; i >= 0; i--) {
      if (states.get(i).value() == seconds) {
        learn(states.get(i).unknowns(), seconds);
        return;
      }
    }
  }

  /** Hears that so much of a week went to a subject; who worked on which on a day is known. */
  void hearSubject(
      Figure figure, long seconds, String team, List<LocalDate> dates, String subject) {
    long value = 0;
    List<Integer> unknowns = new ArrayList<>();
    for (LocalDate date : dates) {
      State of =
          sum(team, List.of(date), figure, one -> World.subject(one.id, date).equals(subject));
      value += of.value();
      unknowns.addAll(of.unknowns());
    }
    if (seconds > 0 && value == seconds) {
      learn(unknowns, seconds);
    }
  }

  /**
   * Hears how many runs people set off on a subject in some weeks, or how many failed. Who set off
   * any is known, and not whose failed.
   */
  void hearRuns(
      RunsByHand.Count count, long number, String subject, List<LocalDate> mondays, String filter) {
    Map<RunsByHand.Key, Long> of = reporter.runs.of(subject, mondays, count, filter);
    if (number == 0 || of.values().stream().mapToLong(Long::longValue).sum() != number) {
      return;
    }
    sumsOfRuns++;
    List<Integer> unknowns = new ArrayList<>();
    of.forEach(
        (key, value) ->
            unknowns.add(
                runs.computeIfAbsent(
                    key, name -> truth.unknown("number of " + name, value * RUN_SECONDS))));
    learn(unknowns, number * RUN_SECONDS);
  }

  /** How many sums of runs it has computed with. */
  int sumsOfRuns() {
    return sumsOfRuns;
  }

  /** Hears how long those of a team with or without a calendar were there. */
  void hearPresence(long seconds, String team, LocalDate date, boolean hasCalendar) {
    State now =
        sum(team, List.of(date), Figure.AVAILABLE, member -> member.hasCalendar == hasCalendar);
    if (seconds > 0 && now.value() == seconds) {
      learn(now.unknowns(), seconds);
    }
  }

  /**
   * Hears what share of a full week some figure was of a team's days. Of both sums it is known that
   * they are whole seconds, so the share gives both of them away.
   */
  void hearShare(Figure figure, double hours, double full, String team, List<LocalDate> dates) {
    State part = sum(team, dates, figure);
    State all = sum(team, dates, Figure.AVAILABLE);
    if (part.value() > 0 && hours == full * part.value() / all.value()) {
      learn(part.unknowns(), part.value());
      learn(all.unknowns(), all.value());
    }
  }

  /** The parts of anybody's working time are all of it. */
  private void learnParts() {
    world
        .days()
        .keySet()
        .forEach(
            day -> {
              Map<Integer, Integer> times = new TreeMap<>();
              for (Figure part : PARTS) {
                for (int unknown : truth.state(day, part).unknowns()) {
                  times.merge(unknown, 1, Integer::sum);
                }
              }
              for (int unknown : truth.state(day, Figure.AVAILABLE).unknowns()) {
                times.merge(unknown, -1, Integer::sum);
              }
              system.learn(times, 0);
            });
  }

  private void learn(List<Integer> unknowns, long seconds) {
    Map<Integer, Integer> times = new TreeMap<>();
    unknowns.forEach(unknown -> times.merge(unknown, 1, Integer::sum));
    system.learn(times, seconds);
  }

  /**
   * Of everybody of whom there is a day; or of all of the file, where it is another than before: an
   * answer that stays tells nothing new.
   */
  void hearCost(String team, LocalDate from, LocalDate to, double mean, long engineers) {
    List<Integer> worked =
        world.members.stream()
            .filter(member -> worked(member, team, from, to))
            .map(member -> pays.getOrDefault(member.id, 0))
            .toList();
    if (worked.size() == engineers && sum(worked) == Math.round(mean * engineers * 100)) {
      learn(worked, sum(worked));
    }
    if (mean != lastMean) {
      lastMean = mean;
      learn(List.copyOf(pays.values()), Math.round(mean * 100 * pays.size()));
    }
  }

  private long sum(List<Integer> unknowns) {
    return unknowns.stream().mapToLong(truth.values::get).sum();
  }

  private boolean worked(World.Member member, String team, LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1))
        .filter(date -> team.isEmpty() || team.equals(member.teamOn(date)))
        .anyMatch(date -> truth.state(new DayKey(member.id, date), Figure.AVAILABLE).value() > 0);
  }

  /** Whose figures are determined, or bounded within a tenth. */
  List<String> singledOut() {
    learnParts();
    List<String> found = new ArrayList<>();
    system
        .bounds(truth::isAmount)
        .forEach(
            (unknown, bounds) -> {
              double value = Math.abs(truth.values.get(unknown));
              double half = (bounds.most() - bounds.least()) / 2;
              double middle = Math.abs(bounds.most() + bounds.least()) / 2;
              boolean isTrue = Math.abs(middle - value) <= value / 10;
              if (value >= 60 && half <= value / 10 && isTrue) {
                found.add(truth.names.get(unknown) + " is " + truth.values.get(unknown));
              }
            });
    return found;
  }

  int equations() {
    return system.equations();
  }
}
