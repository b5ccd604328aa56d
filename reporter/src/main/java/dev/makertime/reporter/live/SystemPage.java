package dev.makertime.reporter.live;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.report.LikelyOwner;
import dev.makertime.model.Organization;
import dev.makertime.reporter.store.ActivityTable;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.OperatorDesk;
import dev.makertime.reporter.system.SourceCoverage;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.reporter.system.WebhooksToday;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the system page for operators: sources, consumer lag, dead letters, unattributed
 * identities. It has no hours.
 */
final class SystemPage {

  /** An unattributed identity. */
  record Stranger(
      String identity,
      long activities,
      Instant first,
      Instant last,
      @Nullable String likelyOwner) {}

  private static final int REASONS = 200;

  private SystemPage() {}

  static Map<String, Object> sections(
      DayStore store,
      Organization organization,
      List<ConfiguredSource> sources,
      SystemState state,
      @Nullable List<WebhooksToday> calls,
      @Nullable OperatorDesk desk,
      Instant now) {
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put(
        "sources",
        sources.stream()
            .map(source -> SourceCoverage.freshness(source, store.coverages().all(), now))
            .toList());
    sections.put("state", state);
    sections.put("calls", WebhooksToday.withCallers(sources, calls));
    sections.put("deadLetters", store.deadLetters().latest(REASONS));
    if (desk != null) {
      sections.put("setups", desk.setups());
      sections.put("check", desk.check());
      sections.put("rereading", desk.rereading());
    }
    sections.put(
        "strangers",
        store.activities().sightings(organization::isNobodys).stream()
            .map(seen -> stranger(seen, organization))
            .toList());
    return sections;
  }

  private static Stranger stranger(ActivityTable.Sighting seen, Organization organization) {
    return new Stranger(
        seen.identity(),
        seen.activities(),
        seen.first(),
        seen.last(),
        LikelyOwner.of(seen.identity(), organization));
  }
}
