package dev.makertime.reporter.http.access;

import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.reporter.http.Served;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everybody who may ask: nobody, each role, and those who were somebody once. */
final class Callers {
  /** In the order of the columns of an expected access. */
  static final List<String> KNOWN =
      List.of("engineer", "lead", "manager", "operator", "metrics", "machine");

  /** They are answered like nobody. */
  static final List<String> UNKNOWN =
      List.of("none", "guess", "revoked", "expired", "ended session", "proxy's nobody");

  private Callers() {}

  /** Returns the headers of each. */
  static Map<String, String[]> of(Served served) throws Exception {
    Map<String, String[]> callers = new LinkedHashMap<>();
    callers.put("engineer", bearer(served.token(Role.ENGINEER, "ana")));
    callers.put("lead", bearer(served.token(Role.LEAD, null, "churn")));
    callers.put("manager", bearer(served.token(Role.MANAGER, null)));
    callers.put("operator", bearer(served.token(Role.OPERATOR, null)));
    callers.put("metrics", bearer(served.token(Role.METRICS, null)));
    callers.put("machine", bearer(served.secretOfThisMachine()));
    callers.put("none", new String[0]);
    callers.put("guess", bearer("mkt_guess"));
    String revoked = served.token(Role.MANAGER, null);
    served.tokens.revoke(TokenFile.idOf(revoked));
    callers.put("revoked", bearer(revoked));
    callers.put(
        "expired",
        bearer(
            served.tokens.create(
                new TokenOwner(null, Set.of(Role.MANAGER), null, Set.of()),
                Served.NOW.minus(Duration.ofDays(2)),
                Served.NOW.minus(Duration.ofDays(1)))));
    callers.put("ended session", new String[] {"Cookie", endedSession(served)});
    callers.put("proxy's nobody", new String[] {"X-Forwarded-User", "nobody@example.com"});
    return callers;
  }

  private static String endedSession(Served served) throws Exception {
    HttpResponse<String> in =
        served.post(
            "/login",
            "token=" + served.token(Role.MANAGER, null),
            "Content-Type",
            "application/x-www-form-urlencoded");
    String cookie = in.headers().firstValue("set-cookie").orElseThrow();
    cookie = cookie.substring(0, cookie.indexOf(';'));
    served.post("/logout", "", "Cookie", cookie);
    return cookie;
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }
}
