package dev.makertime.analysis.migration;

import dev.makertime.analysis.migration.MigrationComparison.Burn;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Project;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Computes how much of a migration's budget is spent. */
record SpentBudget(Question question, Organization organization, Collection<EngineerDay> days) {

  @Nullable Burn burn() {
    Double budget = question.migration().budgetHours();
    if (budget == null) {
      return null;
    }
    Double spent =
        organization.projects().stream()
            .filter(project -> project.id().equals(question.migration().id()))
            .findFirst()
            .map(this::spent)
            .orElse(null);
    return new Burn(budget, spent, since());
  }

  /** From when on there are days, if that is not all of the period. */
  private @Nullable LocalDate since() {
    return days.stream()
        .map(EngineerDay::date)
        .min(LocalDate::compareTo)
        .filter(first -> first.isAfter(question.from()))
        .orElse(null);
  }

  private double spent(Project project) {
    return days.stream()
            .flatMap(day -> day.subjects().entrySet().stream())
            .filter(share -> project.covers(share.getKey()))
            .mapToLong(
                share ->
                    share.getValue().meeting()
                        + share.getValue().manual()
                        + share.getValue().waiting())
            .sum()
        / 3600.0;
  }
}
