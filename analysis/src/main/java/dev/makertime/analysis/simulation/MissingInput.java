package dev.makertime.analysis.simulation;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names an input of the current scenario that nobody knows and without which nothing can be
 * compared with it.
 *
 * @param path such as {@code scenarios.current.meetingHours}
 * @param category of the hours that it makes unknown
 * @param why it is not known, and what to do
 */
public record MissingInput(String path, Category category, String why) {
  private static final String CURRENT = "scenarios." + ScenarioInputs.CURRENT + ".";
  private static final String RUNS = "org.runs";

  /** Hours of a month that are measured. */
  public enum Category {
    MANUAL("manual work"),
    WAITING("waiting"),
    MEETINGS("meetings");

    private final String words;

    Category(String words) {
      this.words = words;
    }

    /** As it stands in a sentence. */
    public String words() {
      return words;
    }

    /** Whether these hours were measured, and none of them typed. */
    public boolean isMeasuredIn(Assumptions assumptions) {
      List<FigureOrigin> origins =
          paths().stream()
              .map(path -> assumptions.origins().get(path))
              .flatMap(Stream::ofNullable)
              .toList();
      return origins.stream().anyMatch(one -> one.window() != null)
          && origins.stream().noneMatch(one -> one.kind() == FigureCertainty.ASSUMED);
    }

    /** The inputs of the current scenario that it comes from. */
    private List<String> paths() {
      return switch (this) {
        case MANUAL ->
            List.of(CURRENT + "manualFixedHours", CURRENT + "maintenanceHoursPerProject");
        case WAITING -> List.of(RUNS);
        case MEETINGS -> List.of(CURRENT + "meetingHours");
      };
    }

    private static Category of(String path) {
      return path.endsWith("meetingHours") ? MEETINGS : path.equals(RUNS) ? WAITING : MANUAL;
    }
  }

  /** Lists them. Missing features are none of them: without an answer they are left out. */
  static List<MissingInput> of(Assumptions assumptions) {
    return assumptions.origins().entrySet().stream()
        .filter(one -> one.getValue().kind() == FigureCertainty.UNKNOWN)
        .filter(one -> one.getKey().startsWith(CURRENT) || one.getKey().equals(RUNS))
        .filter(one -> !one.getKey().endsWith("." + InputDefaults.FEATURES))
        .map(
            one ->
                new MissingInput(one.getKey(), Category.of(one.getKey()), one.getValue().source()))
        .toList();
  }
}
