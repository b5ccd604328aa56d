package dev.makertime.reporter.http.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A question to a route, and what each caller is answered.
 *
 * @param question path with a query, or a path and a body
 * @param unknown the status for whoever is not known
 * @param known the statuses for {@link Callers#KNOWN}
 */
record ExpectedAccess(String route, String question, int unknown, List<Integer> known) {

  /** Each route at least once; the statuses are of nobody, and then of the known in their order. */
  private static final String TABLE =
      """
      GET /                    | /                                    | 303 | 200 200 200 200 403 200
      GET /login               | /login                               | 200 | 200 200 200 200 200 200
      POST /login              | /login                               | 401 | 401 401 401 401 401 401
      GET /login/oidc          | /login/oidc                          | 401 | 401 401 401 401 401 401
      GET /login/oidc/callback | /login/oidc/callback?code=a&state=b  | 401 | 401 401 401 401 401 401
      POST /logout             | /logout                              | 303 | 303 303 303 303 303 303
      GET /survey              | /survey                              | 200 | 200 200 200 200 200 200
      POST /survey             | /survey                              | 422 | 422 422 422 422 422 422
      GET /api/survey          | /api/survey                          | 401 | 403 403 200 403 403 200
      POST /api/survey/open    | /api/survey/open {}                  | 401 | 403 403 400 403 403 400
      POST /api/survey/end     | /api/survey/end                      | 401 | 403 403 400 403 403 400
      POST /api/survey/keep    | /api/survey/keep                     | 401 | 403 403 400 403 403 400
      POST /api/survey/discard | /api/survey/discard                  | 401 | 403 403 400 403 403 400
      GET /api/calibration     | /api/calibration                     | 401 | 403 403 200 403 403 200
      GET /api/me/calibration  | /api/me/calibration                  | 401 | 200 403 403 403 403 403
      POST /api/me/calibration | /api/me/calibration {}               | 401 | 400 403 403 403 403 403
      POST /api/me/calibration/tap | /api/me/calibration/tap {}       | 401 | 400 403 403 403 403 403
      GET /glossary            | /glossary                            | 200 | 200 200 200 200 200 200
      GET /assets/*            | /assets/app.js                       | 200 | 200 200 200 200 200 200
      GET /assets/*            | /assets/none.js                      | 401 | 404 404 404 404 403 404
      GET /health/live         | /health/live                         | 200 | 200 200 200 200 200 200
      GET /health/ready        | /health/ready                        | 200 | 200 200 200 200 200 200
      GET /metrics             | /metrics                             | 401 | 403 403 403 403 200 200
      GET /api/version         | /api/version                         | 401 | 200 200 200 200 403 200
      GET /api/me              | /api/me                              | 401 | 200 200 200 200 403 200
      GET /api/access          | /api/access                          | 401 | 200 200 200 200 403 200
      POST /api/access/end     | /api/access/end {}                   | 401 | 400 400 400 400 403 400
      GET /api/day             | /api/day?date=2026-06-16             | 401 | 200 403 403 403 403 403
      GET /api/day             | /api/day?date=2026-06-16&person=rui  | 401 | 403 403 403 403 403 200
      GET /api/days            | /api/days?PERIOD&person=ana          | 401 | 200 403 403 403 403 200
      GET /api/days            | /api/days?PERIOD&person=rui          | 401 | 403 403 403 403 403 200
      GET /api/team-days       | /api/team-days?PERIOD&team=churn     | 401 | 403 200 200 403 403 200
      GET /api/team-days       | /api/team-days?PERIOD&team=ops       | 401 | 403 403 200 403 403 200
      GET /api/team-period     | /api/team-period?WEEK&team=churn     | 401 | 403 200 200 403 403 200
      GET /api/team-period     | /api/team-period?WEEK&team=ops       | 401 | 403 403 200 403 403 200
      GET /api/team-period     | /api/team-period?PERIOD&team=churn   | 401 | 403 400 400 403 403 400
      GET /api/team-period     | /api/team-period?WEEK&team=churn&format=xlsx | 401 | 403 200 200 403 403 200
      GET /api/team-period     | /api/team-period?WEEK&team=ops&format=csv | 401 | 403 403 200 403 403 200
      GET /api/days            | /api/days?PERIOD&person=ana&format=csv | 401 | 200 403 403 403 403 200
      GET /api/days            | /api/days?PERIOD&person=rui&format=xlsx | 401 | 403 403 403 403 403 200
      GET /api/activities      | /api/activities?TIMES&format=csv     | 401 | 200 403 403 403 403 200
      GET /api/page            | /api/page?page=person&name=rui&format=csv | 401 | 403 403 403 403 403 200
      GET /api/page            | /api/page?page=team&name=churn&format=csv | 401 | 403 200 200 403 403 200
      GET /api/page            | /api/page?page=system&format=csv     | 401 | 403 403 403 400 403 400
      GET /api/before-after    | /api/before-after?format=csv         | 401 | 403 403 400 403 403 400
      POST /api/simulate       | /api/simulate?format=csv {}          | 401 | 403 403 400 403 403 400
      GET /api/team-subject    | /api/team-subject?WEEK&team=churn&subject=ci | 401 | 403 200 200 403 403 200
      GET /api/team-subject    | /api/team-subject?WEEK&team=ops&subject=ci | 401 | 403 403 200 403 403 200
      GET /api/team-subject    | /api/team-subject?WEEK&team=churn    | 401 | 403 400 400 403 403 400
      GET /api/overview        | /api/overview                        | 401 | 403 200 200 403 403 200
      GET /api/past-weeks      | /api/past-weeks?PERIOD               | 401 | 403 403 403 403 403 200
      GET /api/deliveries      | /api/deliveries?PERIOD               | 401 | 403 200 200 403 403 200
      GET /api/runs            | /api/runs?WEEK                       | 401 | 403 200 200 403 403 200
      GET /api/runs            | /api/runs?PERIOD                     | 401 | 403 400 400 403 403 400
      GET /api/platform        | /api/platform?WEEK                   | 401 | 403 200 200 403 403 200
      GET /api/platform        | /api/platform?PERIOD                 | 401 | 403 400 400 403 403 200
      GET /api/platform        | /api/platform?WEEK&project=none      | 401 | 403 400 400 403 403 400
      GET /api/me/runs         | /api/me/runs?TIMES                   | 401 | 200 403 403 403 403 403
      GET /api/activities      | /api/activities?TIMES                | 401 | 200 403 403 403 403 200
      GET /api/coverage        | /api/coverage                        | 401 | 403 403 403 200 403 200
      GET /api/called-days     | /api/called-days                     | 401 | 403 403 403 403 403 200
      GET /api/sources         | /api/sources                         | 401 | 403 403 403 200 403 200
      GET /api/unattributed    | /api/unattributed                    | 401 | 403 403 403 200 403 200
      GET /api/dead-letters    | /api/dead-letters                    | 401 | 403 403 403 200 403 200
      POST /api/dead-letters/read-again | /api/dead-letters/read-again | 401 | 403 403 403 202 403 202
      POST /api/check          | /api/check                           | 401 | 403 403 403 202 403 202
      GET /api/page            | /api/page?page=person&name=ana       | 401 | 200 403 403 403 403 200
      GET /api/page            | /api/page?page=person&name=rui       | 401 | 403 403 403 403 403 200
      GET /api/page            | /api/page?page=team&name=churn       | 401 | 403 200 200 403 403 200
      GET /api/page            | /api/page?page=team&name=ops         | 401 | 403 403 200 403 403 200
      GET /api/page            | /api/page?page=system                | 401 | 403 403 403 200 403 200
      GET /api/live            | /api/live?page=person&name=ana       | 401 | 200 403 403 403 403 200
      GET /api/live            | /api/live?page=person&name=rui       | 401 | 403 403 403 403 403 200
      GET /api/live            | /api/live?page=team&name=ops         | 401 | 403 403 200 403 403 200
      GET /api/scenarios       | /api/scenarios                       | 401 | 403 403 200 403 403 200
      POST /api/simulate       | /api/simulate {}                     | 401 | 403 403 400 403 403 400
      GET /api/before-after    | /api/before-after                    | 401 | 403 403 400 403 403 400
      POST /api/objections/wrong           | /api/objections/wrong RUIS       | 401 | 403 403 403 403 403 403
      POST /api/objections/wrong/preview   | /api/objections/wrong/preview RUIS | 401 | 403 403 403 403 403 403
      POST /api/objections/right           | /api/objections/right RUIS       | 401 | 403 403 403 403 403 403
      POST /api/objections/missing         | /api/objections/missing {}       | 401 | 400 403 403 403 403 403
      POST /api/objections/missing/preview | /api/objections/missing/preview {} | 401 | 400 403 403 403 403 403
      POST /api/agreement                  | /api/agreement {}                | 401 | 400 403 403 403 403 403
      """;

  static List<ExpectedAccess> all() {
    List<ExpectedAccess> all = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      all.add(
          new ExpectedAccess(
              cells[0].strip(),
              cells[1]
                  .strip()
                  .replace("WEEK", "from=2026-06-15&to=2026-06-21")
                  .replace("PERIOD", "from=2026-06-15&to=2026-06-17")
                  .replace("TIMES", "from=2026-06-15T00:00:00Z&to=2026-06-18T00:00:00Z")
                  .replace("RUIS", "{\"identity\":\"gitlab:rui\",\"id\":\"meeting\"}"),
              Integer.parseInt(cells[2].strip()),
              Arrays.stream(cells[3].strip().split(" +", -1)).map(Integer::valueOf).toList()));
    }
    return all;
  }

  String method() {
    return route.substring(0, route.indexOf(' '));
  }

  String path() {
    return question.split(" ", 2)[0];
  }

  String body() {
    String[] parts = question.split(" ", 2);
    return parts.length == 1 ? "" : parts[1];
  }

  int of(String caller) {
    int column = Callers.KNOWN.indexOf(caller);
    return column < 0 ? unknown : known.get(column);
  }
}
