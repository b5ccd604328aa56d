package dev.makertime.analysis.privacy;

import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Record of what is withheld of sums since it is of too few people.
 *
 * @param parts whether parts of the working time are technical work in the sums
 * @param extras the figures beside the parts that lack something
 */
public record Withheld(boolean parts, Set<Extra> extras) {
  public static final Withheld NOTHING = new Withheld(false, Set.of());

  public Withheld {
    extras = Set.copyOf(extras);
  }

  /** Of the amounts of people that sums are made of. */
  static Withheld of(Collection<TimeSums> people) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    people.forEach(amounts -> extras.addAll(amounts.withheld()));
    return new Withheld(people.stream().anyMatch(amounts -> amounts.rest() != 0), extras);
  }

  /** Whether anything is. */
  public boolean isAny() {
    return parts || !extras.isEmpty();
  }

  /** The mark of a part of the working time. */
  public FigureMark part(FigureMark mark, long seconds) {
    return parts ? mark.withheld(seconds) : mark;
  }

  /** The mark of a figure beside the parts; what parts lack, it may lack too. */
  public FigureMark extra(Extra extra, FigureMark mark, long seconds) {
    return parts || extras.contains(extra) ? mark.withheld(seconds) : mark;
  }
}
