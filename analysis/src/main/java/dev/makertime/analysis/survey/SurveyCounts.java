package dev.makertime.analysis.survey;

import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts the answers of a round, question by question. Which answers came from one and the same
 * person, and in what order, cannot be told from it: this is all that is ever kept.
 *
 * @param n how many answered
 * @param items each question by its name
 * @param boxes each check of a platform by its name
 */
public record SurveyCounts(int n, Map<String, StepCounts> items, Map<String, CheckCounts> boxes) {
  private static final int MOST = 1_000;

  /**
   * The answers to a question whose answer is a number.
   *
   * @param counts people by step; steps that nobody chose are absent
   */
  public record StepCounts(Map<Integer, Integer> counts, int doNotKnow) {
    /** Copies what is given, in the order of steps. */
    public StepCounts {
      counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** How many know. */
    public int known() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean isUnanimous() {
      return counts.size() == 1;
    }

    /** Each answer, ascending. */
    double[] sorted() {
      return counts.entrySet().stream()
          .flatMapToDouble(
              step -> {
                double[] same = new double[step.getValue()];
                Arrays.fill(same, step.getKey());
                return Arrays.stream(same);
              })
          .toArray();
    }
  }

  /** The answers to a question with yes or no. */
  public record CheckCounts(int yes, int no, int doNotKnow) {
    boolean isUnanimous() {
      return yes + no > 0 && (yes == 0 || no == 0);
    }
  }

  /** Copies what is given. */
  public SurveyCounts {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
  }

  /** Counts answers. */
  public static SurveyCounts of(List<SurveyAnswers> answers) {
    Map<String, StepCounts> items = new LinkedHashMap<>();
    for (SurveyQuestion question : SurveyQuestion.values()) {
      items.put(question.text(), steps(question, answers));
    }
    Map<String, CheckCounts> boxes = new LinkedHashMap<>();
    for (PlatformBox box : PlatformBox.values()) {
      boxes.put(box.text(), checks(box, answers));
    }
    return new SurveyCounts(answers.size(), items, boxes);
  }

  /** The same without questions that fewer people know an answer to. */
  public SurveyCounts knownBy(int people) {
    Map<String, StepCounts> steps = new LinkedHashMap<>(items);
    steps.values().removeIf(one -> one.known() < people);
    Map<String, CheckCounts> checks = new LinkedHashMap<>(boxes);
    checks.values().removeIf(one -> one.yes() + one.no() < people);
    return new SurveyCounts(n, steps, checks);
  }

  /** Whether it can be what so many people answered. */
  public boolean fits() {
    return n >= 0
        && n <= MOST
        && items.values().stream()
            .allMatch(
                one ->
                    one.counts().values().stream().allMatch(count -> count >= 0 && count <= MOST)
                        && one.doNotKnow() >= 0
                        && one.known() + one.doNotKnow() == n)
        && boxes.values().stream()
            .allMatch(
                one ->
                    one.yes() >= 0
                        && one.no() >= 0
                        && one.doNotKnow() >= 0
                        && (long) one.yes() + one.no() + one.doNotKnow() == n);
  }

  /** The answers to a question; none if it was not asked. */
  public StepCounts of(SurveyQuestion question) {
    return items.getOrDefault(question.text(), new StepCounts(Map.of(), n));
  }

  /** How many said yes and no about each check. */
  public Map<PlatformBox, BoxAnswers> checks() {
    Map<PlatformBox, BoxAnswers> all = new EnumMap<>(PlatformBox.class);
    for (PlatformBox box : PlatformBox.values()) {
      CheckCounts counts = boxes.getOrDefault(box.text(), new CheckCounts(0, 0, n));
      all.put(box, new BoxAnswers(counts.yes(), counts.no()));
    }
    return all;
  }

  /** What all who know answered alike, by name: then the answer of each of them is known. */
  public List<String> unanimous() {
    return Stream.concat(
            items.entrySet().stream()
                .filter(one -> one.getValue().isUnanimous())
                .map(Map.Entry::getKey),
            boxes.entrySet().stream()
                .filter(one -> one.getValue().isUnanimous())
                .map(one -> SurveyAnswersReader.CHECKS + "." + one.getKey()))
        .toList();
  }

  private static StepCounts steps(SurveyQuestion question, List<SurveyAnswers> answers) {
    Map<Integer, Integer> counts = new TreeMap<>();
    int unknown = 0;
    for (SurveyAnswers one : answers) {
      Integer step = one.numbers().get(question);
      if (step == null) {
        unknown++;
      } else {
        counts.merge(step, 1, Integer::sum);
      }
    }
    return new StepCounts(counts, unknown);
  }

  private static CheckCounts checks(PlatformBox box, List<SurveyAnswers> answers) {
    int yes = 0;
    int no = 0;
    for (SurveyAnswers one : answers) {
      Boolean said = one.checks().get(box);
      if (said != null && said) {
        yes++;
      } else if (said != null) {
        no++;
      }
    }
    return new CheckCounts(yes, no, answers.size() - yes - no);
  }
}
