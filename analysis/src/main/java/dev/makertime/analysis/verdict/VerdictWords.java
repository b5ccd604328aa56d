package dev.makertime.analysis.verdict;

import dev.makertime.analysis.comparison.CategoryWords;
import dev.makertime.analysis.verdict.CategoryVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;

/** Renders a verdict in sentences: the changes, the doubts, and what would make it certain. */
final class VerdictWords {
  private static final double MARGIN = 1;

  private final MigrationVerdict verdict;
  private final DoubleFunction<String> hours;

  VerdictWords(MigrationVerdict verdict, DoubleFunction<String> hours) {
    this.verdict = verdict;
    this.hours = hours;
  }

  String all() {
    List<String> words = new ArrayList<>();
    if (verdict.people() < VerdictPower.FEWEST && verdict.people() > 0) {
      words.add(
          "No change can be shown with %s: at least %d are needed."
              .formatted(people(verdict.people()), VerdictPower.FEWEST));
    }
    if (verdict.engineers() == 0) {
      words.add("There are too few weeks before and after the migration to compare.");
      return String.join(" ", words);
    }
    if (verdict.people() >= VerdictPower.FEWEST && verdict.engineers() < VerdictPower.FEWEST) {
      words.add(
          "Only %d of %s have enough weeks so far; at least %d are needed to show a change."
              .formatted(verdict.engineers(), people(verdict.people()), VerdictPower.FEWEST));
    }
    if (verdict.engineers() >= VerdictPower.FEWEST) {
      words.add(changes());
      doubts(words);
      outlook(words);
    }
    words.add(weeks());
    return String.join(" ", words);
  }

  private String changes() {
    String over = "over %s, per full week".formatted(engineers(verdict.engineers()));
    String certain = named(Outcome.IMPROVED, Outcome.WORSE);
    String likely = named(Outcome.LIKELY_IMPROVED, Outcome.LIKELY_WORSE);
    if (certain.isEmpty() && likely.isEmpty()) {
      return verdict.categories().values().stream()
              .allMatch(one -> one.outcome() == Outcome.NO_MATERIAL_CHANGE)
          ? "Over %s no kind of work changed by %s h a week or more."
              .formatted(engineers(verdict.engineers()), hours.apply(MARGIN))
          : "Over %s no change of hours is statistically certain."
              .formatted(engineers(verdict.engineers()));
    }
    if (likely.isEmpty()) {
      return verdict.control().isEmpty()
          ? "Associated with the migration, %s: %s.".formatted(over, certain)
          : "Associated with the migration, %s, less the change of %s: %s."
              .formatted(over, join(verdict.control()), certain);
    }
    String probably = "likely, and more than chance explains, %s: %s.".formatted(over, likely);
    return certain.isEmpty()
        ? capital(probably)
        : "Associated with the migration, %s: %s. %s".formatted(over, certain, capital(probably));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private String named(Outcome better, Outcome worse) {
    String fell = named(better, "%s fell by %s h");
    String rose = named(worse, "%s rose by %s h");
    return fell.isEmpty() || rose.isEmpty() ? fell + rose : fell + ", and " + rose;
  }

  private String named(Outcome outcome, String form) {
    return join(
        verdict.categories().entrySet().stream()
            .filter(one -> one.getValue().outcome() == outcome)
            .map(one -> form.formatted(CategoryWords.of(one.getKey()), size(one)))
            .toList());
  }

  private String size(Map.Entry<String, CategoryVerdict> one) {
    return hours.apply(Math.abs(Objects.requireNonNullElse(one.getValue().estimate(), 0.0)));
  }

  private void doubts(List<String> words) {
    List<String> trends = with(one -> isOpen(one) && one.limits().contains(VerdictLimit.PRE_TREND));
    if (!trends.isEmpty()) {
      words.add(
          "%s already rose or fell before the migration, so no change can be attributed to it."
              .formatted(capital(join(trends))));
    }
    List<String> together =
        with(
            one ->
                (one.outcome().isChange() || isOpen(one))
                    && one.limits().contains(VerdictLimit.COMMON_MOVEMENT));
    if (!together.isEmpty()) {
      words.add(
          "In %s the whole team moved together: this needs a control team that did not migrate."
              .formatted(join(together)));
    }
    if (!with(one ->
            one.outcome().isChange()
                && one.limits().contains(VerdictLimit.SEASONALITY_UNCONTROLLED))
        .isEmpty()) {
      words.add(
          "A seasonal effect is possible: to exclude it, a control team that did not migrate or a"
              + " year of weeks before is needed.");
    }
  }

  private static boolean isOpen(CategoryVerdict one) {
    return one.outcome() == Outcome.INCONCLUSIVE;
  }

  private List<String> with(Predicate<CategoryVerdict> holds) {
    return verdict.categories().entrySet().stream()
        .filter(one -> holds.test(one.getValue()))
        .map(one -> CategoryWords.of(one.getKey()))
        .toList();
  }

  private void outlook(List<String> words) {
    verdict
        .categories()
        .forEach(
            (key, one) -> {
              String category = CategoryWords.of(key);
              VerdictPower.Outlook outlook = one.outlook();
              if (one.outcome() == Outcome.INCONCLUSIVE
                  && one.limits().contains(VerdictLimit.TOO_FEW_ENGINEERS)) {
                words.add(
                    "%s: with so few people no change could be shown, even if all %s h were saved."
                        .formatted(
                            capital(category),
                            hours.apply(Objects.requireNonNullElse(one.before(), 0.0))));
              } else if (outlook != null && !one.limits().contains(VerdictLimit.PRE_TREND)) {
                words.add(more(category, one, outlook));
              }
            });
  }

  private String more(String category, CategoryVerdict one, VerdictPower.Outlook outlook) {
    Integer people = outlook.people();
    Integer weeks = outlook.weeks();
    if (people == null && weeks == null) {
      return "%s: neither more people nor another year of weeks would make this change certain."
          .formatted(capital(category));
    }
    String what =
        people == null
            ? count(Objects.requireNonNull(weeks), "more week")
            : weeks == null
                ? morePeople(people)
                : "%s, or %s,".formatted(morePeople(people), count(weeks, "more week"));
    double estimate = Objects.requireNonNullElse(one.estimate(), 0.0);
    return "%s would make it certain that %s %s, if it stays at %s h."
        .formatted(what, category, estimate < 0 ? "fell" : "rose", hours.apply(Math.abs(estimate)));
  }

  private String weeks() {
    MigrationVerdict.Weeks weeks = verdict.weeks();
    String compared =
        "Compared: %s before and %d after".formatted(count(weeks.before(), "week"), weeks.after());
    return weeks.anticipation() + weeks.ramp() == 0
        ? compared + " each wave."
        : "%s; %s before and %d after each wave are left out."
            .formatted(compared, count(weeks.anticipation(), "week"), weeks.ramp());
  }

  private static String morePeople(int number) {
    return number == 1 ? "1 person more" : number + " more people";
  }

  private static String people(int number) {
    return number == 1 ? "1 person" : number + " people";
  }

  private static String engineers(int number) {
    return count(number, "engineer");
  }

  private static String count(int number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }

  private static String join(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
