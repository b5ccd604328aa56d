package dev.makertime.analysis.platform.boxes;

/**
 * Counts the answers of people to the question of a box.
 *
 * @param yes that it is so
 * @param no that it is not
 */
public record BoxAnswers(int yes, int no) {
  int all() {
    return yes + no;
  }
}
