package dev.makertime.render.text.evidence;

import dev.makertime.analysis.focus.FocusLedger;
import dev.makertime.analysis.focus.FocusLedger.Row;
import dev.makertime.model.ActivityKind;
import dev.makertime.render.format.HoursFormat;
import dev.makertime.render.format.KnownFormat;
import org.jspecify.annotations.Nullable;

/** Renders what broke focus as a table for the terminal. */
public final class FocusText {
  private FocusText() {}

  /** Renders it, with what the columns mean. */
  public static String of(FocusLedger ledger) {
    StringBuilder text =
        new StringBuilder("What broke focus, %s to %s%n".formatted(ledger.from(), ledger.to()));
    if (ledger.rows().isEmpty()) {
      text.append("%nNothing that may be shown.%n".formatted());
    } else {
      text.append(
          "%n%9s  %9s  %6s  %5s  %s%n".formatted("lost h", "back h", "people", "days", "by"));
      ledger.rows().forEach(row -> text.append(line(ledger, row)));
      text.append(
          ("%nlost: its share of the focus that was lost; shares of a day add up to its loss.%n"
                  + "back: what would have come back, had this alone been gone.%n")
              .formatted());
    }
    if (ledger.leftOut() > 0) {
      text.append(
          "Left out: what %d causes took, each from fewer than %d people.%n"
              .formatted(ledger.leftOut(), ledger.minimumGroup()));
    }
    String known = KnownFormat.sentence(ledger.known());
    return known.isEmpty() ? text.toString() : text + known + System.lineSeparator();
  }

  private static String line(FocusLedger ledger, Row row) {
    return "%9s  %9s  %6d  %5d  %s%n"
        .formatted(
            HoursFormat.of(row.seconds()),
            HoursFormat.of(row.backAlone()),
            row.people(),
            row.days(),
            name(ledger, row));
  }

  private static String name(FocusLedger ledger, Row row) {
    return row.name() == null
        ? "others, of fewer than %d people each".formatted(ledger.minimumGroup())
        : kind(row.kind()) + row.name();
  }

  private static String kind(@Nullable ActivityKind kind) {
    return kind == ActivityKind.MANUAL
        ? "manual work: "
        : kind == ActivityKind.WAIT ? "waiting: " : "meetings: ";
  }
}
