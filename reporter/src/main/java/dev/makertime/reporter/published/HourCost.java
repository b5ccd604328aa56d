package dev.makertime.reporter.published;

import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Record of what an hour of working time costs on average, by which hours on a page become an
 * estimate of money. It rests on one mean of the whole organization, never on the pay of the people
 * whose hours they are. Only managers see it.
 *
 * @param monthlyCost loaded cost of a person-month, the mean to the nearest hundred
 * @param monthHours hours of a person-month: 230 days a year of 8 hours
 * @param hour cost of one of them
 */
public record HourCost(double monthlyCost, double monthHours, double hour, String currency) {
  private static final double MONTH_HOURS = 230 * 8 / 12.0;

  /**
   * Returns what a viewer may see of it.
   *
   * @param means as they were published, for viewers from whom something is withheld
   * @return empty for who is no manager, and where costs or their currency are not known
   */
  public static Optional<HourCost> shownTo(
      Viewer viewer, Organization organization, PublishedMeans means) {
    String currency = organization.currency();
    if (!viewer.is(Role.MANAGER) || currency == null) {
      return Optional.empty();
    }
    @Nullable Double mean =
        viewer.everything()
            ? organization.meanMonthlyCost().orElse(null)
            : means.monthlyCost(organization);
    return Optional.ofNullable(mean)
        .map(cost -> new HourCost(cost, MONTH_HOURS, cost / MONTH_HOURS, currency));
  }
}
