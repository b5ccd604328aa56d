package dev.makertime.render.dossier;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.dossier.Dossier;
import dev.makertime.analysis.dossier.DossierInputs;
import dev.makertime.analysis.platform.boxes.BoxShare;
import dev.makertime.analysis.platform.boxes.PlatformBoxes;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.model.Count;
import dev.makertime.render.delay.DelayText;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.MoneyBasis;
import dev.makertime.render.format.ResumptionRows;
import dev.makertime.render.format.ScenarioOrder;
import dev.makertime.render.html.SimulationCharts;
import dev.makertime.render.html.SimulationTables;
import dev.makertime.render.html.Templates;
import dev.makertime.render.platform.PlatformText;
import dev.makertime.render.text.LockInText;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.render.text.SimulationWarnings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Renders a dossier as one self-contained page of at most eight printed sides: does this apply to
 * us, what it costs once, what a month costs, what the platform can do, scenarios, subscription,
 * risks, and who has to answer what is open. The same inputs always make the same bytes.
 */
public final class DossierPage {
  private final DossierInputs inputs;
  private final Dossier dossier;
  private final Simulation simulation;
  private final FigureFormat figures;

  private DossierPage(DossierInputs inputs, Dossier dossier) {
    this.inputs = inputs;
    this.dossier = dossier;
    simulation = dossier.simulation();
    figures = new FigureFormat(Locale.ENGLISH, simulation.assumptions().inputs().org().currency());
  }

  /** Renders it. */
  public static String of(DossierInputs inputs, Dossier dossier) {
    return new DossierPage(inputs, dossier).render();
  }

  private String render() {
    DossierRows rows = new DossierRows(inputs, dossier, figures);
    SimulationTables tables = new SimulationTables(simulation, figures);
    Map<String, Object> model = new HashMap<>();
    model.put("title", inputs.title());
    model.put("made", inputs.made().toString());
    model.put("answer", SimulationAnswer.of(simulation, figures));
    model.put("warnings", SimulationWarnings.of(simulation));
    model.put("measured", measured());
    model.put("compared", simulation.missing().isEmpty());
    model.put("basis", MoneyBasis.of(simulation).hours());
    model.put(
        "scenarios", ScenarioOrder.of(simulation).stream().map(ScenarioOrder::title).toList());
    model.put("applies", rows.applies());
    model.put("once", rows.once());
    model.put("survey", rows.survey());
    model.put("hours", tables.hours());
    model.put("money", tables.money());
    model.put("monthly", rows.monthly());
    model.put("projects", tables.projects());
    model.put("measurable", tables.measurable());
    model.put("returns", tables.returns());
    model.put("charts", charts());
    model.put("subscription", rows.subscription());
    model.put("lockIn", lockIn());
    model.put("risks", rows.draws());
    model.put("decisive", rows.decisive());
    model.put("resumption", ResumptionRows.of(simulation, figures));
    model.put("late", DelayText.lines(simulation, figures::money));
    model.put("open", rows.open());
    model.put("sources", rows.sources());
    platform(model);
    return Templates.render("dossier.ftlh", model);
  }

  private void platform(Map<String, Object> model) {
    DossierInputs.Platform asked = inputs.platform();
    PlatformBoxes found = dossier.platform();
    model.put("platformPeriod", asked == null ? "" : asked.period());
    model.put("platform", "");
    model.put("boxes", List.of());
    if (found != null) {
      Map<String, BoxShare> boxes = new LinkedHashMap<>();
      found.boxes().forEach((box, share) -> boxes.put(box.text(), share));
      model.put("platform", String.join(" ", PlatformText.completeness(found.phi(), boxes.size())));
      model.put("boxes", PlatformText.boxes(boxes));
    }
  }

  /** The second of all charts is what costs are by the month. */
  private List<Map<String, String>> charts() {
    return new SimulationCharts(simulation, figures).charts().stream().skip(1).limit(1).toList();
  }

  private List<String> lockIn() {
    return dossier.lockIn() == null || dossier.subscription() == null
        ? List.of()
        : LockInText.of(
                dossier.subscription().inputs(),
                dossier.lockIn(),
                null,
                dossier.subscription().currency())
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
  }

  private String measured() {
    Baseline baseline = simulation.baseline();
    return baseline == null
        ? "Nothing here is measured: every input is assumed or a default."
        : "The current way to work was measured from %s to %s, over %s and %s. Everything else is assumed."
            .formatted(
                baseline.from(),
                baseline.to(),
                Count.of(baseline.engineers(), "person", "people"),
                Count.of(baseline.weeks(), "week"));
  }
}
