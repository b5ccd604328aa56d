package dev.makertime.analysis.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.platform.boxes.BoxShare;
import dev.makertime.analysis.survey.SurveyCounts;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds all that a dossier is computed from. Sums alone are in it, and nobody is named.
 *
 * @param format which version of the dossier it is
 * @param title the change that is to be decided
 * @param made the day on which it was made
 * @param minimumGroup sums of fewer people are not in it
 * @param simulation inputs of a simulation as a file, with what was measured
 * @param draws how many random ones
 * @param platform what runs and answers tell of the platform; absent where nothing was read
 * @param survey answers of people; absent where nobody was asked
 * @param subscription inputs of {@code lockin}; absent where none are given
 * @param answers of teams to open questions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DossierInputs(
    int format,
    String title,
    LocalDate made,
    int minimumGroup,
    JsonNode simulation,
    int draws,
    long seed,
    @Nullable Platform platform,
    @Nullable Survey survey,
    @Nullable JsonNode subscription,
    List<TeamAnswer> answers) {
  /** The version that this program writes and verifies. */
  public static final int FORMAT = 1;

  /**
   * The checks of a platform.
   *
   * @param period as it is shown, such as two dates
   * @param boxes each by its name
   */
  public record Platform(String period, Map<String, BoxShare> boxes) {
    public Platform {
      boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
    }
  }

  /** A round of the survey that was kept. */
  public record Survey(String round, LocalDate day, int engineers, SurveyCounts counts) {}

  public DossierInputs {
    answers = List.copyOf(answers);
  }
}
