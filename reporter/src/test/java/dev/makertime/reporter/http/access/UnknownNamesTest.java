package dev.makertime.reporter.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that is none is refused by name, with the nearest that whoever asks may see. */
class UnknownNamesTest {
  private static final String PERIOD = "from=2026-06-15&to=2026-06-17";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // each test opens its own
  private Served served;

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/days?person=anna, no person anna; did you mean ana?",
    "/api/days?team=chrun, no team chrun; did you mean churn?",
    "/api/team-days?team=chrun, no team chrun; did you mean churn?",
    "/api/team-days?team=Churn, no team Churn; did you mean churn?",
    "/api/page?page=team&name=chrun, no team chrun; did you mean churn?",
    "/api/live?page=team&name=opps, no team opps; did you mean ops?",
    "/api/page?page=person&name=anna, no person anna; did you mean ana?",
    "/api/day?date=2026-06-16&person=anna, has no anna; did you mean ana?",
    "/api/before-after?migration=cd, no migration cd; did you mean ci?",
    "/api/deliveries?project=x, no project x",
    "/api/days?person=%E6%9D%8E%E9%9B%B7, no person 李雷; did you mean"
  })
  void whoever_sees_everything_is_told_what_was_meant(String path, String said) throws Exception {
    served = Served.open(directory);
    served.take(ServedDays.all());

    HttpResponse<String> answer =
        served.get(
            path + (path.contains("date=") ? "" : (path.contains("?") ? "&" : "?") + PERIOD));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body()).contains(said);
  }

  @Test
  void a_name_that_is_very_long_is_refused_as_well() throws Exception {
    served = Served.open(directory);

    String body = served.get("/api/team-days?" + PERIOD + "&team=" + "x".repeat(5_000)).body();

    assertThat(body).contains("there is no team x");
  }

  @Test
  void a_lead_is_told_of_no_team_but_their_own_whether_another_is_there_or_not() throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
    String lead = served.token(Role.LEAD, null, "churn");

    for (String asked : new String[] {"ops", "opps"}) {
      assertThat(served.getAs(lead, "/api/team-days?" + PERIOD + "&team=" + asked).body())
          .contains("did you mean churn?")
          .doesNotContain("mean ops");
      assertThat(served.getAs(lead, "/api/page?page=team&name=" + asked).body())
          .contains("did you mean churn?");
    }
  }

  @Test
  void whom_a_lead_may_not_see_is_refused_like_nobody() throws Exception {
    served = Served.guarded(directory, new PrivacySettings(5, true));
    served.take(ServedDays.all());
    String lead = served.token(Role.LEAD, null, "churn");

    for (String asked : new String[] {"tom", "tomm"}) {
      assertThat(served.getAs(lead, "/api/days?" + PERIOD + "&person=" + asked).body())
          .contains("there is no person " + asked + "; did you mean")
          .doesNotContain("mean tom");
    }
  }

  @Test
  void an_engineer_is_not_told_whether_another_is_there() throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
    String ana = served.token(Role.ENGINEER, "ana");

    for (String asked : new String[] {"rui", "ruii"}) {
      HttpResponse<String> days = served.getAs(ana, "/api/days?" + PERIOD + "&person=" + asked);
      HttpResponse<String> day = served.getAs(ana, "/api/day?date=2026-06-16&person=" + asked);

      assertThat(days.statusCode()).isEqualTo(403);
      assertThat(day.statusCode()).isEqualTo(403);
      assertThat(days.body() + day.body()).doesNotContain("did you mean", "rui");
    }
  }

  @Test
  void a_simulation_of_a_team_that_is_none_is_refused() throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
    String manager = served.token(Role.MANAGER, null);

    HttpResponse<String> answer =
        served.post(
            "/api/simulate",
            "{\"from\":\"2026-06-15\",\"to\":\"2026-06-21\",\"team\":\"chrun\",\"said\":{}}",
            "Authorization",
            "Bearer " + manager);

    assertThat(answer.body()).contains("there is no team chrun; did you mean churn?");
  }
}
