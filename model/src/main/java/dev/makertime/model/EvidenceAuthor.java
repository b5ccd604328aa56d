package dev.makertime.model;

/** Lists authors of evidence that does not come from a tool. */
public enum EvidenceAuthor {
  /** The person whom the evidence is of, by an objection or a piece of their own. */
  PERSON
}
