package dev.makertime.topics.organization;

import java.util.List;

/** Raised for an organization file that is refused; each mistake is {@code path: what is wrong}. */
public final class InvalidOrganization extends Exception {
  private static final long serialVersionUID = 1;

  private final List<String> mistakes;

  public InvalidOrganization(List<String> mistakes) {
    super(String.join("; ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }
}
