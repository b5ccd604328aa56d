package dev.makertime.reporter.report;

/** The parts that working time is split into, in their order of precedence. */
public enum Category {
  MEETING("Meetings", "#8e6bbf"),
  MANUAL("Manual work", "#d1495b"),
  QUEUE("Wait: queue", "#edae49"),
  RUN("Wait: run", "#f3c98b"),
  RESUME("Wait: resume", "#b98b4e"),
  TECHNICAL("Technical work", "#3d8b8b");

  private final String title;
  private final String colour;

  Category(String title, String colour) {
    this.title = title;
    this.colour = colour;
  }

  public String title() {
    return title;
  }

  public String colour() {
    return colour;
  }

  public long seconds(Totals totals) {
    return switch (this) {
      case MEETING -> totals.meeting();
      case MANUAL -> totals.manual();
      case QUEUE -> totals.queue();
      case RUN -> totals.run();
      case RESUME -> totals.resume();
      case TECHNICAL -> totals.technical();
    };
  }
}
