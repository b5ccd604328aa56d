package dev.makertime.collector.tool.saslog;

/** Writes logs as SAS 9.4 does in batch, with invented programs and the word canary in them. */
final class SasLog {
  private static final String PAGE =
      "\f%d                                       The SAS System                    %s\n\n";

  private static final String RIGHTS =
      """
      NOTE: Copyright (c) 2016 by SAS Institute Inc., Cary, NC, USA.
      NOTE: SAS (r) Proprietary Software 9.4 (TS1M7)
            Licensed to CANARY LAB, Site 70000000.
      NOTE: This session is executing on the Linux 4.18.0 (LIN X64) platform.

      """;

  private final StringBuilder text = new StringBuilder();
  private final boolean isFull;
  private int line;

  private SasLog(boolean isFull) {
    this.isFull = isFull;
  }

  /** A log with FULLSTIMER. */
  static SasLog full() {
    return new SasLog(true);
  }

  /** A log with STIMER, which tells no Timestamps. */
  static SasLog brief() {
    return new SasLog(false);
  }

  /** The top of a page, with when the session began. */
  SasLog page(int number, String began) {
    text.append(PAGE.formatted(number, began));
    return this;
  }

  SasLog rights() {
    text.append(RIGHTS);
    return this;
  }

  /** The start of a session at 10:00:04, whose top of the page tells the minute. */
  SasLog begins() {
    return page(1, "10:00 Monday, June 15, 2026").rights().started("06/15/2026 10:00:05 AM");
  }

  SasLog started(String at) {
    return figures("SAS initialization used", "1.00 seconds", at);
  }

  /** A step, with the lines of its program before it. */
  SasLog step(String what, String real, String at) {
    text.append("%-10d proc %s data=canary.customers out=canary;%n".formatted(++line, what));
    text.append("%-10d   where name='canary';%n".formatted(++line));
    text.append("\nNOTE: There were 17 observations read from the data set CANARY.CUSTOMERS.\n");
    return figures("PROCEDURE %s used (Total process time)".formatted(what), real, at);
  }

  SasLog line(String other) {
    text.append(other).append('\n');
    return this;
  }

  SasLog ends(String real, String at) {
    text.append("\nNOTE: SAS Institute Inc., SAS Campus Drive, Cary, NC USA 27513-2414\n");
    return figures("The SAS System used", real, at);
  }

  private SasLog figures(String what, String real, String at) {
    text.append("NOTE: ").append(what).append(":\n");
    text.append("      real time           ").append(real).append('\n');
    if (!isFull) {
      text.append("      cpu time            0.03 seconds\n\n");
      return this;
    }
    text.append(
        """
              user cpu time       0.03 seconds
              system cpu time     0.03 seconds
              memory              1236.53k
              OS Memory           30620.00k
              Timestamp           %s
              Step Count                        1  Switch Count  0
              Page Faults                       0

        """
            .formatted(at));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
