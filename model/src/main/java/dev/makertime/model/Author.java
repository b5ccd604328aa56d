package dev.makertime.model;

/** Author of a piece of evidence that no tool brings. */
public enum Author {
  /** The person whom the evidence is of, by an objection or a piece of their own. */
  PERSON
}
