package dev.makertime.analysis.report;

import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.TimeSums;

/** Lists the parts that working time is split into, in their order of precedence. */
public enum Category {
  MEETING("Meetings", "Meetings", "#8e6bbf"),
  MANUAL("Manual work", "Manual", "#d1495b"),
  QUEUE("Wait: queue", "Queue", "#edae49"),
  RUN("Wait: run", "Run", "#f3c98b"),
  RESUME("Wait: resume", "Resume", "#b98b4e"),
  TECHNICAL("Technical work", "Technical", "#3d8b8b");

  private final String title;
  private final String heading;
  private final String colour;

  Category(String title, String heading, String colour) {
    this.title = title;
    this.heading = heading;
    this.colour = colour;
  }

  public String title() {
    return title;
  }

  /** One word, for a table whose legend has the rest. */
  public String heading() {
    return heading;
  }

  public String colour() {
    return colour;
  }

  /** How its figure is to be read. */
  public FigureMark mark(KnownTimes known) {
    return switch (this) {
      case MEETING -> FigureMark.ofSeen(known.meetings());
      case MANUAL, QUEUE, RUN, RESUME -> FigureMark.ofSeen(known.tools());
      case TECHNICAL -> FigureMark.ofRest(known);
    };
  }

  /** The same of totals, in which parts of few people may be technical work. */
  public FigureMark mark(Totals totals) {
    FigureMark mark = mark(totals.known());
    if (!totals.withheld()) {
      return mark;
    }
    return this == TECHNICAL ? FigureMark.AT_MOST : mark.withheld(seconds(totals.amounts()));
  }

  public long seconds(TimeSums amounts) {
    return switch (this) {
      case MEETING -> amounts.meeting();
      case MANUAL -> amounts.manual();
      case QUEUE -> amounts.queue();
      case RUN -> amounts.run();
      case RESUME -> amounts.resume();
      case TECHNICAL -> amounts.technical();
    };
  }
}
