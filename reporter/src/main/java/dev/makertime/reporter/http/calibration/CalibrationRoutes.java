package dev.makertime.reporter.http.calibration;

import dev.makertime.analysis.calibration.Calibration;
import dev.makertime.analysis.calibration.WorkCategory;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.calibration.Calibrations;
import dev.makertime.reporter.http.request.CurrentViewer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.topics.FailureText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests about calibration: engineers take part and say what they are doing, for
 * themselves alone; managers see what came of it, of enough people.
 */
public final class CalibrationRoutes {

  /** Whether one takes part. */
  record Part(@Nullable Boolean takesPart) {}

  /** What one is doing now. */
  record Said(@Nullable String said) {}

  private final @Nullable Calibrations calibrations;
  private final Supplier<Organization> organization;
  private final PrivacySettings privacy;

  /**
   * Makes the handlers.
   *
   * @param calibrations absent = there are none
   */
  public CalibrationRoutes(
      @Nullable Calibrations calibrations,
      Supplier<Organization> organization,
      PrivacySettings privacy) {
    this.calibrations = calibrations;
    this.organization = organization;
    this.privacy = privacy;
  }

  /** Adds them. */
  public void addTo(RoutesConfig routes) {
    routes.get("/api/me/calibration", this::own);
    routes.post("/api/me/calibration", this::takePart);
    routes.post("/api/me/calibration/tap", this::tap);
    routes.get("/api/calibration", this::result);
  }

  private void own(Context ctx) throws Problem, IOException {
    Person self = self(ctx);
    Params.answer(ctx, calibrations().of(self));
  }

  private void takePart(Context ctx) throws Problem, IOException {
    Person self = self(ctx);
    Boolean takesPart = Params.body(ctx, Part.class).takesPart();
    if (takesPart == null) {
      throw Problem.question("takesPart is needed, true or false");
    }
    if (takesPart) {
      calibrations().join(self);
    } else {
      calibrations().leave(self);
    }
    Params.answer(ctx, calibrations().of(self));
  }

  private void tap(Context ctx) throws Problem, IOException {
    Person self = self(ctx);
    String said = Params.body(ctx, Said.class).said();
    WorkCategory category =
        WorkCategory.of(String.valueOf(said))
            .orElseThrow(
                () ->
                    Problem.question(
                        "said must be meeting, manual, waiting, technical or notWorking"));
    try {
      calibrations().tap(self, category);
    } catch (Calibrations.Refused e) {
      throw Problem.question(FailureText.of(e));
    }
    Params.answer(ctx, calibrations().of(self));
  }

  /** Of enough people; who may see everything at the machine sees no more of it. */
  private void result(Context ctx) throws Problem, IOException {
    if (!CurrentViewer.of(ctx).is(Role.MANAGER)) {
      throw Problem.forbidden("what came of calibration is for managers");
    }
    Params.answer(ctx, Calibration.of(calibrations().counts(), privacy.minimumGroup()));
  }

  private Person self(Context ctx) throws Problem {
    Viewer viewer = CurrentViewer.of(ctx);
    String id = viewer.person();
    Person self = id == null ? null : organization.get().peopleById().get(id);
    if (self == null) {
      throw Problem.forbidden("people say only of themselves what they are doing");
    }
    return self;
  }

  private Calibrations calibrations() throws Problem {
    if (calibrations == null) {
      throw Problem.later("this reporter has no data directory for calibration");
    }
    return calibrations;
  }
}
