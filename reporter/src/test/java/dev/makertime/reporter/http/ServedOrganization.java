package dev.makertime.reporter.http;

/** The organization file of {@link Served}: a team of six that migrates, and a small one. */
final class ServedOrganization {
  private ServedOrganization() {}

  static String yaml() {
    StringBuilder yaml = new StringBuilder("people:\n");
    for (String id : Served.CHURN) {
      yaml.append(person(id, "churn"));
    }
    for (String id : Served.OPS) {
      yaml.append(person(id, "ops"));
    }
    return yaml.append("migrations:\n")
        .append("  - {id: ci, name: CI, waves: [{team: churn, from: 2026-06-08}]}\n")
        .toString();
  }

  private static String person(String id, String team) {
    return """
      - {id: %1$s, name: %3$s, identities: ["gitlab:%1$s", "email:%1$s@example.com"], teams: [{team: %2$s, from: 2026-01-01}]}
    """
        .formatted(id, team, id.equals("ana") ? "Ana Sousa" : id);
  }
}
