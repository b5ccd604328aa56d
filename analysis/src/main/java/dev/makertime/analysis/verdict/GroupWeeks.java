package dev.makertime.analysis.verdict;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PhasedRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects, for one group and one category, what each calendar week adds to the change, and its
 * deviation from the mean of its phase.
 */
final class GroupWeeks {
  /** One engineer: all sums carry the weights of the waves that they are compared around. */
  private static final class Track {
    double waves;
    double difference;
    double before;
    double wide;
    double squares;
    double freedom;
    final Map<String, Point> weeks = new TreeMap<>();
  }

  private record Point(double weight, double residual, double waves) {
    Point plus(Point more) {
      return new Point(weight + more.weight, residual + more.residual, waves + more.waves);
    }
  }

  /**
   * A week of the calendar.
   *
   * @param weight of it in the group's mean change
   * @param sum of the residuals of all who worked in it
   * @param squares of them
   */
  record Moment(double weight, double sum, double squares, int engineers) {}

  private final double fullWeek;
  private final String category;
  private final Map<String, Track> tracks = new TreeMap<>();

  GroupWeeks(double fullWeek, String category) {
    this.fullWeek = fullWeek;
    this.category = category;
  }

  /**
   * Takes everybody who is compared around one wave.
   *
   * @param heads the weight of the wave
   */
  void add(double heads, PhasedRows rows) {
    for (String engineer : rows.engineers()) {
      if (rows.isCompared(engineer)) {
        Track track = tracks.computeIfAbsent(engineer, missing -> new Track());
        track.waves += heads;
        phase(track, heads, -1, rows, rows.before(engineer));
        phase(track, heads, 1, rows, rows.after(engineer));
      }
    }
  }

  private void phase(Track track, double heads, int sign, PhasedRows rows, List<Row> weeks) {
    double usual = rows.rate(weeks, category);
    double information = weeks.stream().mapToDouble(this::information).sum();
    track.difference += heads * sign * usual;
    track.before += sign < 0 ? heads * usual : 0;
    track.wide += heads / information;
    track.freedom += heads * (weeks.size() - 1);
    for (Row row : weeks) {
      double own = information(row);
      double residual = row.hours().getOrDefault(category, 0.0) / own - usual;
      track.squares += heads * own * residual * residual;
      track.weeks.merge(
          row.inCalendar(),
          new Point(sign * heads * own / information, heads * residual, heads),
          Point::plus);
    }
  }

  private double information(Row row) {
    return row.availableHours() / fullWeek;
  }

  int engineers() {
    return tracks.size();
  }

  /** Of each engineer, in the order of their names. */
  double[] differences() {
    return tracks.values().stream().mapToDouble(one -> one.difference / one.waves).toArray();
  }

  /** Hours of a full week before, the mean of all. */
  double before() {
    return tracks.values().stream().mapToDouble(one -> one.before / one.waves).average().orElse(0);
  }

  /** The variance of a full week of an engineer around what is usual for them. */
  double weekVariance() {
    double squares = tracks.values().stream().mapToDouble(one -> one.squares / one.waves).sum();
    double freedom = tracks.values().stream().mapToDouble(one -> one.freedom / one.waves).sum();
    return freedom > 0 ? squares / freedom : 0;
  }

  /** What such a variance makes of an engineer's change, for one hour squared. */
  double wide() {
    return tracks.values().stream().mapToDouble(one -> one.wide / one.waves).average().orElse(0);
  }

  /** The weeks of the calendar that anybody worked in. */
  Map<String, Moment> weeks() {
    Map<String, Moment> all = new HashMap<>();
    for (Track track : tracks.values()) {
      track.weeks.forEach(
          (week, point) -> {
            double residual = point.residual() / point.waves();
            all.merge(
                week,
                new Moment(
                    point.weight() / track.waves / tracks.size(), residual, residual * residual, 1),
                (one, more) ->
                    new Moment(
                        one.weight() + more.weight(),
                        one.sum() + more.sum(),
                        one.squares() + more.squares(),
                        one.engineers() + 1));
          });
    }
    return all;
  }
}
