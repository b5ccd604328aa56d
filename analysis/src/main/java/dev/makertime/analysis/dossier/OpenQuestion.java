package dev.makertime.analysis.dossier;

/**
 * Asks for what a dossier does not know, or only assumes.
 *
 * @param name by which it is answered, such as {@code attritionPerYear}
 * @param role who should know
 * @param asks what to find out or to measure
 * @param instead what stands in its place now; empty = nothing does
 */
public record OpenQuestion(String name, Role role, String asks, String instead) {
  /** Who should know. */
  public enum Role {
    ENGINEERS("engineers"),
    OPERATOR("the operator of makertime"),
    MANAGER("the manager who decides"),
    PURCHASING("purchasing, or the vendor"),
    HR("human resources"),
    FINANCE("finance");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    /** The role in a sentence. */
    public String words() {
      return words;
    }
  }
}
