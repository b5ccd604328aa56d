package dev.makertime.render.delay;

import static dev.makertime.render.delay.WatchWords.hours;
import static dev.makertime.render.delay.WatchWords.share;

import dev.makertime.analysis.comparison.CategoryWords;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.PromiseWatch;
import dev.makertime.analysis.report.Week;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.watch.MigrationWatch;
import dev.makertime.analysis.watch.WatchFile;
import dev.makertime.analysis.watch.WeeklyLook;
import dev.makertime.model.Count;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the watch of a running migration for the terminal: the answer first, then each week. */
public final class WatchText {
  private WatchText() {}

  /** Renders the answer in a sentence or two. */
  public static String headline(PromiseWatch watch) {
    WeeklyLook last = watch.watch().last();
    return last == null
        ? "The migration has not begun, or its first week is not over."
        : new WatchWords(watch.promised(), watch.fewest()).of(last);
  }

  /** Renders the watch of a migration, for all engineers together and never for one. */
  public static String of(PromiseWatch watch) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s%n%s%n"
            .formatted(
                Objects.requireNonNullElse(watch.migration().name(), watch.migration().id()),
                watch.teams().entrySet().stream()
                    .map(wave -> "%s from %s".formatted(wave.getKey(), wave.getValue()))
                    .collect(Collectors.joining(", ")),
                headline(watch)));
    WeeklyLook last = watch.watch().last();
    text.append(price(last, watch.currency()));
    text.append(alarm(watch.watch(), last, week -> "the week of " + PromiseWatch.monday(week)));
    text.append(
        "%npromised: %s h per engineer and full week, due %s months after the wave, in full %s months later%n"
            .formatted(
                hours(watch.promised()),
                months(watch.course().learningMonths()),
                months(watch.course().rampMonths())));
    watch
        .kinds()
        .forEach(
            (category, kind) ->
                text.append(
                    "  %-12spromised %s, the weeks so far point to %s%n"
                        .formatted(
                            CategoryWords.of(category),
                            hours(kind.promised()),
                            hours(kind.change()))));
    text.append(table(watch.watch(), week -> new Week(PromiseWatch.monday(week)).label()));
    if (watch.excluded() > 0) {
      text.append(
          "left out: %s with too few weeks before the wave%n"
              .formatted(Count.of(watch.excluded(), "engineer")));
    }
    text.append("%nlimits of this watch%n".formatted());
    limits(watch.flags()).forEach(limit -> text.append("  - %s%n".formatted(limit)));
    return text.toString();
  }

  /** Renders the watch of a file, which names whoever is left out. */
  public static String of(WatchFile file) {
    MigrationWatch watch = file.watch();
    WeeklyLook last = watch.last();
    WatchWords words = new WatchWords(file.plan().promise(), file.plan().minEngineers());
    StringBuilder text = new StringBuilder();
    text.append(last == null ? "No week is over since the first wave.%n".formatted() : "");
    text.append(last == null ? "" : "%s%n".formatted(words.of(last)));
    text.append(price(last, "")).append(alarm(watch, last, week -> "week " + week));
    text.append(table(watch, String::valueOf));
    if (!watch.excluded().isEmpty()) {
      text.append(
          "left out, with too few weeks before the wave: %s%n"
              .formatted(String.join(", ", watch.excluded())));
    }
    return text.toString();
  }

  private static String price(@Nullable WeeklyLook last, String currency) {
    if (last == null || last.expectedPriceOfOneMoreMonth() == null) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "Expected price of one more month: %,.0f%s, from a price that was assumed and %s to miss by"
            + " this look.%n",
        last.expectedPriceOfOneMoreMonth(),
        currency.isEmpty() ? "" : " " + currency,
        share(last.probabilityOfMissing()));
  }

  private static String alarm(
      MigrationWatch watch, @Nullable WeeklyLook last, IntFunction<String> week) {
    Integer alarm = watch.alarmWeek();
    if (alarm == null || last == null || alarm == last.week()) {
      return "";
    }
    boolean turned = last.light() != WeeklyLook.Light.WILL_MISS;
    return "The first alarm was after %s%s.%n"
        .formatted(week.apply(alarm), turned ? "; what is seen now is better" : "");
  }

  private static String table(MigrationWatch watch, IntFunction<String> week) {
    StringBuilder text =
        new StringBuilder(
            "%n%-10s%6s%10s  %-10s%8s%18s%9s  %s%n"
                .formatted(
                    "week", "since", "engineers", "light", "change", "interval", "missing", "why"));
    for (WeeklyLook look : watch.weeks()) {
      text.append(
          "%-10s%6d%10d  %-10s%8s%18s%9s  %s%n"
              .formatted(
                  week.apply(look.week()),
                  look.weeksSince(),
                  look.engineers(),
                  WatchWords.light(look),
                  hours(look.change()),
                  interval(look.interval()),
                  share(look.probabilityOfMissing()),
                  WatchWords.why(look)));
    }
    return text.toString();
  }

  private static List<String> limits(List<Flag> flags) {
    return flags.stream()
        .map(
            flag ->
                switch (flag) {
                  case SEASONALITY_UNCONTROLLED ->
                      "a season, or anything else that lastingly moves the whole team, looks like"
                          + " the migration; compare subtracts control teams";
                  case PAST_WEEKS -> "for the oldest weeks only weekly sums are stored";
                  case COVERAGE_UNKNOWN ->
                      "for some engineers it is unknown whether their sources were read";
                  case HOURS_UNKNOWN ->
                      "promised hours of which too little is known are left out, and so is their"
                          + " part of the promise";
                  case SHARED_ACCOUNTS -> "work done with shared accounts is left out";
                  default -> flag.toString();
                })
        .toList();
  }

  private static String months(double months) {
    return String.format(Locale.ROOT, "%.0f", months);
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null
        ? "–"
        : "%s … %s".formatted(hours(interval.low()), hours(interval.high()));
  }
}
