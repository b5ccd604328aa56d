package dev.makertime.analysis.lockin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.lockin.LockInInputs.Alternative;
import dev.makertime.analysis.lockin.LockInInputs.Exit;
import dev.makertime.analysis.lockin.LockInInputs.Fees;
import dev.makertime.analysis.lockin.LockInInputs.PriceStep;
import dev.makertime.analysis.lockin.LockInInputs.SeatStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inputs of a comparison. What is absent is 0 and so off, but for the horizon and the
 * look ahead (36 months each), the rate (0.1) and renewals (each 12 months). A wrong input is
 * refused whole, each mistake by its path.
 */
public final class LockInReader {
  private static final double ANY = 1e15;
  private static final int YEARS = 36;
  private static final double RATE = 0.1;
  private static final int YEARLY = 12;

  /** Thrown for inputs with mistakes. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> mistakes;

    Invalid(List<String> mistakes) {
      super(String.join("; ", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    /** Each begins with the path of what is wrong. */
    public List<String> mistakes() {
      return mistakes;
    }
  }

  private final double seats;
  private final List<String> mistakes = new ArrayList<>();

  private LockInReader(double seats) {
    this.seats = seats;
  }

  /**
   * Reads them.
   *
   * @param seats as many as there are engineers, where none are given
   */
  public static LockInInputs read(JsonNode json, double seats) throws Invalid {
    LockInReader reader = new LockInReader(seats);
    LockInInputs inputs = reader.inputs(json);
    if (!reader.mistakes.isEmpty()) {
      throw new Invalid(reader.mistakes);
    }
    return inputs;
  }

  private LockInInputs inputs(JsonNode json) {
    known(
        "",
        json,
        Set.of(
            "horizonMonths",
            "discountRateAnnual",
            "lookAheadMonths",
            "subscription",
            "alternative",
            "exit"));
    int horizon = whole("", json, "horizonMonths", YEARS, 1, LockInInputs.LONGEST);
    return new LockInInputs(
        horizon,
        number("", json, "discountRateAnnual", RATE, 0, 10),
        whole("", json, "lookAheadMonths", YEARS, 1, LockInInputs.LONGEST),
        fees(json.path("subscription"), horizon),
        alternative(json.path("alternative")),
        exit(json.path("exit")));
  }

  private Fees fees(JsonNode json, int horizon) {
    String path = "subscription.";
    known(
        path,
        json,
        Set.of(
            "seats",
            "seatGrowthPerYear",
            "seatSteps",
            "pricePerSeatMonth",
            "priceGrowthPerYear",
            "priceSteps",
            "renewalMonths",
            "flatMonth"));
    List<SeatStep> added = new ArrayList<>();
    steps(json, "seatSteps", "add", horizon, -ANY)
        .forEach(step -> added.add(new SeatStep((int) step[0], step[1])));
    List<PriceStep> agreed = new ArrayList<>();
    steps(json, "priceSteps", "price", horizon, 0)
        .forEach(step -> agreed.add(new PriceStep((int) step[0], step[1])));
    return new Fees(
        number(path, json, "seats", seats, 0, 1e6),
        number(path, json, "seatGrowthPerYear", 0, -1, 10),
        added,
        number(path, json, "pricePerSeatMonth", 0, 0, ANY),
        number(path, json, "priceGrowthPerYear", 0, -1, 10),
        agreed,
        whole(path, json, "renewalMonths", YEARLY, 1, LockInInputs.LONGEST),
        number(path, json, "flatMonth", 0, 0, ANY));
  }

  /** The month and the amount of each. */
  private List<double[]> steps(
      JsonNode fees, String name, String amount, int horizon, double least) {
    List<double[]> steps = new ArrayList<>();
    JsonNode given = fees.path(name);
    if (!given.isArray() && !isAbsent(given)) {
      mistakes.add("subscription.%s: a list is needed".formatted(name));
    }
    Set<Integer> months = new TreeSet<>();
    for (int i = 0; i < given.size(); i++) {
      String path = "subscription.%s[%d].".formatted(name, i);
      JsonNode step = given.path(i);
      known(path, step, Set.of("month", amount));
      int month = whole(path, step, "month", 0, 1, horizon);
      if (!months.add(month)) {
        mistakes.add(path + "month: there is a step of this month already");
      }
      if (isAbsent(step.path(amount))) {
        mistakes.add(path + amount + ": is missing");
      }
      steps.add(new double[] {month, number(path, step, amount, 0, least, ANY)});
    }
    return steps;
  }

  private Alternative alternative(JsonNode json) {
    String path = "alternative.";
    known(
        path,
        json,
        Set.of(
            "oneOff",
            "oneOffPerSeat",
            "upkeepFlatMonth",
            "upkeepPerSeatMonth",
            "upkeepGrowthPerYear",
            "parallelMonths"));
    return new Alternative(
        number(path, json, "oneOff", 0, 0, ANY),
        number(path, json, "oneOffPerSeat", 0, 0, ANY),
        number(path, json, "upkeepFlatMonth", 0, 0, ANY),
        number(path, json, "upkeepPerSeatMonth", 0, 0, ANY),
        number(path, json, "upkeepGrowthPerYear", 0, -1, 10),
        whole(path, json, "parallelMonths", 0, 0, LockInInputs.LONGEST));
  }

  private Exit exit(JsonNode json) {
    String path = "exit.";
    known(path, json, Set.of("fixed", "perSeat", "perSeatMonthUsed", "cap"));
    @Nullable Double cap =
        isAbsent(json.path("cap")) ? null : Double.valueOf(number(path, json, "cap", 0, 0, ANY));
    return new Exit(
        number(path, json, "fixed", 0, 0, ANY),
        number(path, json, "perSeat", 0, 0, ANY),
        number(path, json, "perSeatMonthUsed", 0, 0, ANY),
        cap);
  }

  private static boolean isAbsent(JsonNode given) {
    return given.isMissingNode() || given.isNull();
  }

  private void known(String path, JsonNode given, Set<String> names) {
    if (!given.isObject() && !isAbsent(given)) {
      mistakes.add(
          (path.isEmpty() ? "the inputs" : path.substring(0, path.length() - 1))
              + ": an object is needed");
    }
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                mistakes.add(path + name + ": is not known");
              }
            });
  }

  private int whole(String path, JsonNode json, String name, int otherwise, int least, int most) {
    JsonNode given = json.path(name);
    if (isAbsent(given) && otherwise >= least) {
      return otherwise;
    }
    if (!given.isIntegralNumber() || given.asLong() < least || given.asLong() > most) {
      mistakes.add("%s%s: a whole number, %d to %d, is needed".formatted(path, name, least, most));
      return Math.max(least, otherwise);
    }
    return given.asInt();
  }

  private double number(
      String path, JsonNode json, String name, double otherwise, double least, double most) {
    JsonNode given = json.path(name);
    if (isAbsent(given)) {
      return otherwise;
    }
    double value = given.isNumber() ? given.asDouble() : Double.NaN;
    if (!(value >= least && value <= most)) {
      mistakes.add(
          "%s%s: a number%s is needed"
              .formatted(path, name, least < 0 ? "" : ", not below 0 and not beyond all bounds"));
      return otherwise;
    }
    return value;
  }
}
