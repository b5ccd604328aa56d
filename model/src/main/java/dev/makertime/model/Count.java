package dev.makertime.model;

/** Formats a count with its noun: 1 job, 2 jobs. */
public final class Count {
  private Count() {}

  /** Of something whose many end in s. */
  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  /** Of something whose many are called otherwise, such as people. */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** The noun alone, for a count that is written elsewhere: engineer, engineers. */
  public static String noun(double count, String one) {
    return count == 1 ? one : one + "s";
  }
}
