package dev.makertime.analysis.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the measured inputs of a simulation: the current way of working.
 *
 * @param from the first day that was measured
 * @param to the last
 * @param engineers people with working time in it
 * @param weeks ISO weeks in it
 * @param engineerMonths all their time, in months of 365.25 / 12 days
 * @param figures by the path of the input that each is, such as {@code
 *     scenarios.current.meetingHours}
 * @param runs attended waits by their length
 * @param waitingHours what waiting cost, per engineer and month: the lower end of its range
 * @param waitingUpperHours the upper end
 * @param unknown by the path of an input: why it could not be measured, and what to do
 */
public record Baseline(
    LocalDate from,
    LocalDate to,
    int engineers,
    int weeks,
    double engineerMonths,
    Map<String, Figure> figures,
    List<Run> runs,
    double waitingHours,
    double waitingUpperHours,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> unknown) {

  private static final int DIGITS = 2;
  private static final Pattern INSTANTS = Pattern.compile("(\\d+) % of it instants");

  /** One measured figure and where it comes from. */
  public record Figure(double value, FigureOrigin origin) {}

  /**
   * The same with two digits of whatever is no sum of published ones: how waits are spread, and how
   * engineers differ; and with tens of percents of what is of instants.
   *
   * @param monthlyCost of a person-month; absent where it is not known
   */
  public Baseline coarse(@Nullable Double monthlyCost) {
    Map<String, Figure> fewer = new LinkedHashMap<>();
    figures.forEach(
        (path, figure) -> {
          if (path.equals("org.monthlyCost") && monthlyCost != null) {
            fewer.put(path, new Figure(monthlyCost, figure.origin()));
          } else if (!path.equals("org.monthlyCost")) {
            boolean isSpread = path.equals("org.overlapFactor");
            fewer.put(
                path,
                new Figure(
                    isSpread ? twoDigits(figure.value()) : figure.value(),
                    coarse(figure.origin())));
          }
        });
    return new Baseline(
        from,
        to,
        engineers,
        weeks,
        engineerMonths,
        fewer,
        runs.stream()
            .map(run -> new Run(twoDigits(run.minutes()), twoDigits(run.perEngineerMonth())))
            .toList(),
        waitingHours,
        waitingUpperHours,
        unknown);
  }

  /** The same with a further figure, or with another one at its path. */
  public Baseline with(String path, Figure figure) {
    Map<String, Figure> more = new LinkedHashMap<>(figures);
    more.put(path, figure);
    return having(more, unknown);
  }

  /** The same with an input that could not be measured, and why. */
  public Baseline withUnknown(String path, String why) {
    Map<String, String> more = new TreeMap<>(unknown);
    more.put(path, why);
    return having(figures, more);
  }

  private Baseline having(Map<String, Figure> known, Map<String, String> lacking) {
    return new Baseline(
        from,
        to,
        engineers,
        weeks,
        engineerMonths,
        known,
        runs,
        waitingHours,
        waitingUpperHours,
        lacking);
  }

  private static FigureOrigin coarse(FigureOrigin of) {
    Interval ci = of.ci95();
    return new FigureOrigin(
        of.kind(),
        INSTANTS.matcher(of.source()).replaceAll(Baseline::atMost),
        of.window(),
        of.engineers(),
        of.weeks(),
        of.se() == null ? null : Double.valueOf(twoDigits(of.se())),
        ci == null ? null : new Interval(twoDigits(ci.low()), twoDigits(ci.high())),
        of.low(),
        of.high(),
        of.by(),
        of.on());
  }

  /** It is of the evidence as it is now, which one person may have changed. */
  private static String atMost(MatchResult share) {
    return "at most %d %% of it instants"
        .formatted((Integer.parseInt(share.group(1)) + 9) / 10 * 10);
  }

  /** Rounds to two digits, so that no single person stands out of a mean. */
  public static double twoDigits(double value) {
    return value == 0 ? 0 : BigDecimal.valueOf(value).round(new MathContext(DIGITS)).doubleValue();
  }

  /** Whether hours of accounts that several people use are among the measured ones. */
  public boolean countsShared() {
    return figures.values().stream()
        .anyMatch(figure -> figure.origin().source().contains(HoursPerMonth.BY_SHARED));
  }

  /** The origin of a figure that was counted, and has no spread of its own. */
  public FigureOrigin counted(String source) {
    return new FigureOrigin(
        FigureCertainty.MEASURED,
        source,
        from + "/" + to,
        engineers,
        weeks,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public Baseline {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    runs = List.copyOf(runs);
    unknown =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(unknown, Map.of())));
  }
}
