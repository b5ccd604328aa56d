package dev.makertime.analysis.knowledge;

/** Lists what sources tell of: calendars of meetings, all others of manual work and waiting. */
public enum EvidenceGroup {
  MEETINGS,
  TOOLS
}
