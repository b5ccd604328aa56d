package dev.makertime.analysis.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the answers of a round say about the inputs of a simulation. All of it is assumed, by
 * those who should know best. An input that too few answered is absent.
 *
 * @param setUpEase how easily something new is set up here, 0 to 1
 * @param assessmentHours of all engineers together, to find out what a move means
 * @param learningMonths until people are as fast as before
 * @param learningDrop the share of work that is lost meanwhile, 0 to 1
 * @param slipMonths how late such a move is
 * @param successProbability that it is in use and better after a year
 * @param onTimeProbability that it is ready on the planned day
 * @param boxes the checks of a platform, each by its name; a check that too few answered is null
 * @param flags what to know about the answers: {@code TOO_FEW:question}, {@code
 *     UNANIMOUS:question}, {@code KNOWN_BUT_SLOW_TO_LEARN}, {@code UNKNOWN_BUT_QUICK_TO_LEARN}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SurveyInputs(
    @Nullable Double setUpEase,
    @Nullable Spread assessmentHours,
    @Nullable Spread learningMonths,
    @Nullable Spread learningDrop,
    @Nullable Spread slipMonths,
    @Nullable Chance successProbability,
    @Nullable Chance onTimeProbability,
    Map<String, @Nullable Check> boxes,
    List<String> flags) {

  /** A distribution: PERT between the tenth and the ninetieth percentile, most at the median. */
  @JsonPropertyOrder({"dist", "min", "mode", "max", "n", "kind"})
  public record Spread(double min, double mode, double max, int n) {
    /** The distribution's name. */
    @JsonProperty
    public String dist() {
      return "PERT";
    }

    /** That it is assumed. */
    @JsonProperty
    public FigureCertainty kind() {
      return FigureCertainty.ASSUMED;
    }
  }

  /** A probability, with the least and the most that was said. */
  @JsonPropertyOrder({"value", "range", "n", "kind"})
  public record Chance(double value, List<Double> range, int n) {
    /** Copies what is given. */
    public Chance {
      range = List.copyOf(range);
    }

    /** That it is assumed. */
    @JsonProperty
    public FigureCertainty kind() {
      return FigureCertainty.ASSUMED;
    }
  }

  /** The share of people who can do it without asking anybody, with its 95 % interval. */
  @JsonPropertyOrder({"yes", "no", "share", "interval", "kind"})
  public record Check(int yes, int no, double share, List<Double> interval) {
    /** Copies what is given. */
    public Check {
      interval = List.copyOf(interval);
    }

    /** That it is assumed. */
    @JsonProperty
    public FigureCertainty kind() {
      return FigureCertainty.ASSUMED;
    }
  }

  /** Copies what is given. */
  public SurveyInputs {
    boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
    flags = List.copyOf(flags);
  }

  /**
   * Reads them from the answers of a round.
   *
   * @param engineers how many a move concerns
   * @param minimumGroup how many have to know an answer for it to say something
   */
  public static SurveyInputs of(SurveyCounts counts, int engineers, int minimumGroup) {
    return new SurveyInputsBuilder(counts, engineers, minimumGroup).build();
  }

  /** The check of a platform; absent if too few answered. */
  public @Nullable Check of(PlatformBox box) {
    return boxes.get(box.text());
  }
}
