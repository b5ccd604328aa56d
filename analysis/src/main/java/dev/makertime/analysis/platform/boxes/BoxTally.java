package dev.makertime.analysis.platform.boxes;

/** Counts units of a box, and how many of them have what it asks for. */
final class BoxTally {
  private int yes;
  private int all;

  /** So many that have it, of so many. */
  static BoxTally of(int yes, int all) {
    BoxTally tally = new BoxTally();
    tally.yes = yes;
    tally.all = all;
    return tally;
  }

  void add(boolean has) {
    all++;
    if (has) {
      yes++;
    }
  }

  void add(BoxTally more) {
    all += more.all;
    yes += more.yes;
  }

  int yes() {
    return yes;
  }

  int all() {
    return all;
  }
}
