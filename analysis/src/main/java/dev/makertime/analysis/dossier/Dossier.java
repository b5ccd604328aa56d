package dev.makertime.analysis.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.lockin.LockIn;
import dev.makertime.analysis.lockin.LockInFile;
import dev.makertime.analysis.lockin.LockInReader;
import dev.makertime.analysis.platform.boxes.BoxShare;
import dev.makertime.analysis.platform.boxes.PlatformBoxes;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.analysis.survey.SurveyInputs;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes a dossier from its inputs, always to the same figures.
 *
 * @param platform absent where nothing was read
 * @param survey absent where nobody was asked
 * @param subscription its inputs; absent where none are given
 * @param lockIn what came of them
 * @param open what is not known, and who should know
 */
public record Dossier(
    Simulation simulation,
    @Nullable PlatformBoxes platform,
    @Nullable SurveyInputs survey,
    @Nullable LockInFile subscription,
    @Nullable LockIn lockIn,
    List<OpenQuestion> open) {
  /** More of them change no figure that is shown. */
  public static final int MOST_DRAWS = 200_000;

  /** Thrown for inputs that no dossier can be made of; each mistake begins with its path. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> mistakes;

    Invalid(List<String> mistakes) {
      super(String.join("; ", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
      return mistakes;
    }
  }

  public Dossier {
    open = List.copyOf(open);
  }

  /** Computes it. */
  public static Dossier of(DossierInputs inputs) throws Invalid {
    require(inputs);
    Simulation simulation = simulation(inputs);
    LockInFile subscription = subscription(inputs.subscription());
    List<OpenQuestion> open = OpenQuestions.of(simulation, inputs);
    requireKnownAnswers(inputs, open);
    return new Dossier(
        simulation,
        platform(inputs),
        inputs.survey() == null
            ? null
            : SurveyInputs.of(
                inputs.survey().counts(), inputs.survey().engineers(), inputs.minimumGroup()),
        subscription,
        subscription == null ? null : LockIn.of(subscription.inputs()),
        open);
  }

  private static void require(DossierInputs inputs) throws Invalid {
    List<String> mistakes = new ArrayList<>();
    if (inputs.format() != DossierInputs.FORMAT) {
      mistakes.add("format: this makertime reads dossiers of format " + DossierInputs.FORMAT);
    }
    if (inputs.minimumGroup() < 2) {
      mistakes.add("minimumGroup: sums of one person are no sums");
    }
    DossierInputs.Survey survey = inputs.survey();
    if (inputs.draws() < 1 || inputs.draws() > MOST_DRAWS) {
      mistakes.add("draws: 1 to %d are needed".formatted(MOST_DRAWS));
    }
    if (survey != null && !survey.counts().fits()) {
      mistakes.add("survey: the counts are of other people than n");
    }
    if (survey != null && survey.counts().n() < inputs.minimumGroup()) {
      mistakes.add("survey: fewer than %d people answered".formatted(inputs.minimumGroup()));
    }
    if (!mistakes.isEmpty()) {
      throw new Invalid(mistakes);
    }
  }

  private static Simulation simulation(DossierInputs inputs) throws Invalid {
    try {
      Assumptions assumptions = Assumptions.of(inputs.simulation(), null);
      Baseline baseline = assumptions.baseline();
      if (baseline != null && baseline.engineers() < inputs.minimumGroup()) {
        throw new Invalid(
            List.of(
                "fewer than %d people were measured; a dossier has sums of more alone"
                    .formatted(inputs.minimumGroup())));
      }
      return Simulation.of(
          assumptions,
          new Simulation.Settings(
              inputs.simulation().path("successProbability").asDouble(1),
              inputs.draws(),
              inputs.seed()));
    } catch (Assumptions.Invalid e) {
      throw new Invalid(e.mistakes());
    } catch (IllegalArgumentException e) {
      throw new Invalid(List.of(FailureText.of(e)));
    }
  }

  private static @Nullable PlatformBoxes platform(DossierInputs inputs) throws Invalid {
    DossierInputs.Platform platform = inputs.platform();
    try {
      return platform == null
          ? null
          : PlatformBoxes.recounted(platform.boxes(), inputs.minimumGroup());
    } catch (IllegalArgumentException e) {
      throw new Invalid(List.of("platform: " + FailureText.of(e)));
    }
  }

  private static @Nullable LockInFile subscription(@Nullable JsonNode given) throws Invalid {
    try {
      return given == null ? null : LockInFile.read(given);
    } catch (LockInReader.Invalid e) {
      throw new Invalid(e.mistakes());
    }
  }

  private static void requireKnownAnswers(DossierInputs inputs, List<OpenQuestion> open)
      throws Invalid {
    List<String> names = open.stream().map(OpenQuestion::name).toList();
    List<String> mistakes = new ArrayList<>();
    for (int i = 0; i < inputs.answers().size(); i++) {
      String asked = inputs.answers().get(i).question();
      if (!names.contains(asked)) {
        mistakes.add(
            "answers[%d].question: %s is no open question here; open are %s"
                .formatted(i, asked, String.join(", ", names)));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new Invalid(mistakes);
    }
  }

  /** All figures as JSON, to ten digits: so much is the same on every machine. */
  public JsonNode figures() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("simulation", SimulationQuestions.json(simulation));
    if (platform != null) {
      Map<String, BoxShare> boxes = new LinkedHashMap<>();
      platform.boxes().forEach((box, share) -> boxes.put(box.text(), share));
      json.set("boxes", Json.MAPPER.valueToTree(boxes));
      json.set("phi", Json.MAPPER.valueToTree(platform.phi()));
    }
    if (survey != null) {
      json.set("survey", Json.MAPPER.valueToTree(survey));
    }
    if (lockIn != null) {
      json.set("lockIn", Json.MAPPER.valueToTree(lockIn));
    }
    json.set("open", Json.MAPPER.valueToTree(open));
    return RoundedFigures.of(json);
  }
}
