package dev.makertime.reporter.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person whether they take part, and what they said that is not counted yet.
 *
 * @param since absent = they do not take part
 * @param until the last day on which they may say something
 * @param leftToday how often they may still say something today
 * @param open what is theirs until it is counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TakingPart(
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    int leftToday,
    int minimumGroup,
    List<Tap> open) {
  public TakingPart {
    open = List.copyOf(open);
  }
}
