package dev.makertime.reporter.http.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.survey.SurveyInputs;
import dev.makertime.render.survey.CheckWords;
import dev.makertime.render.survey.SurveyPage;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.http.request.CurrentViewer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.RequestOrigin;
import dev.makertime.reporter.survey.KeptRound;
import dev.makertime.reporter.survey.Surveys;
import dev.makertime.topics.FailureText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests about the survey: managers open and close a round, and see what came of it;
 * whoever has a code answers it. Nothing about who answers is read, stored or counted.
 */
public final class SurveyRoutes {
  private static final String PAGE = "/survey";

  /** What a round is opened with. */
  record Opening(@Nullable String round, int engineers, int codes) {}

  /** What came of a round. */
  record ShownRound(String round, LocalDate day, int n, int engineers, SurveyInputs inputs) {}

  /**
   * All that managers see.
   *
   * @param checks what people were asked about the platform, by the check's name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      Surveys.@Nullable State open,
      int minimumGroup,
      List<ShownRound> rounds,
      Map<String, String> checks) {}

  /** Does something to the round that is open. */
  private interface Step {
    void take(Surveys surveys) throws Surveys.Refused, IOException;
  }

  private final @Nullable Surveys surveys;
  private final Audit audit;
  private final PrivacySettings privacy;

  /**
   * Makes the handlers.
   *
   * @param surveys absent = there are none
   * @param audit is told who opens and closes rounds, and nothing about answers
   */
  public SurveyRoutes(@Nullable Surveys surveys, Audit audit, PrivacySettings privacy) {
    this.surveys = surveys;
    this.audit = audit;
    this.privacy = privacy;
  }

  /** Whether it is where people answer, of which nothing may be known. */
  public static boolean isPage(String path) {
    return path.equals(PAGE) || path.equals(PAGE + "/");
  }

  /** Refuses answers that a page of another site sends; a link to the questions may be anywhere. */
  public static void requireOwnPage(Context ctx) throws Problem {
    if (ctx.req().getMethod().equals("POST")) {
      RequestOrigin.requireSameSite(ctx);
    }
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/survey", ctx -> ctx.html(SurveyPage.questions(privacy.minimumGroup())));
    routes.post("/survey", this::answer);
    routes.get("/api/survey", this::show);
    routes.post("/api/survey/open", this::open);
    routes.post("/api/survey/end", ctx -> step(ctx, "ended", Surveys::end));
    routes.post("/api/survey/keep", ctx -> step(ctx, "kept", Surveys::keep));
    routes.post("/api/survey/discard", ctx -> step(ctx, "threw away", Surveys::discard));
  }

  private void answer(Context ctx) throws IOException, Problem {
    int most = privacy.minimumGroup();
    try {
      SurveyForm form = SurveyForm.of(ctx);
      surveys().answer(form.code(), form.answers());
      ctx.html(SurveyPage.thanks(most));
    } catch (SurveyForm.Invalid | Surveys.Refused e) {
      ctx.status(422).html(SurveyPage.refused(FailureText.of(e), most, SurveyForm.given(ctx)));
    }
  }

  private void show(Context ctx) throws Problem, IOException {
    requireManager(ctx);
    List<ShownRound> rounds = surveys().kept().stream().map(this::shown).toList();
    Params.answer(
        ctx, new Shown(surveys().state(), privacy.minimumGroup(), rounds, CheckWords.ALL));
  }

  private ShownRound shown(KeptRound kept) {
    return new ShownRound(
        kept.round(),
        kept.day(),
        kept.answers().n(),
        kept.engineers(),
        SurveyInputs.of(kept.answers(), kept.engineers(), privacy.minimumGroup()));
  }

  private void open(Context ctx) throws Problem, IOException {
    Viewer viewer = requireManager(ctx);
    Opening opening = Params.body(ctx, Opening.class);
    try {
      String round = opening.round() == null ? "" : opening.round();
      Surveys.Opened opened = surveys().open(round, opening.engineers(), opening.codes());
      audit.note(viewer.name(), "opened the survey " + opened.round(), Set.of());
      Params.answer(ctx, opened);
    } catch (Surveys.Refused e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  private void step(Context ctx, String did, Step step) throws Problem, IOException {
    Viewer viewer = requireManager(ctx);
    try {
      step.take(surveys());
    } catch (Surveys.Refused e) {
      throw Problem.question(FailureText.of(e));
    }
    audit.note(viewer.name(), did + " the survey", Set.of());
    Params.answer(ctx, new Shown(surveys().state(), privacy.minimumGroup(), List.of(), Map.of()));
  }

  private Surveys surveys() throws Problem {
    if (surveys == null) {
      throw Problem.later("this reporter has no data directory for surveys");
    }
    return surveys;
  }

  private static Viewer requireManager(Context ctx) throws Problem {
    Viewer viewer = CurrentViewer.of(ctx);
    if (!viewer.is(Role.MANAGER)) {
      throw Problem.forbidden("rounds of the survey are for managers");
    }
    return viewer;
  }
}
