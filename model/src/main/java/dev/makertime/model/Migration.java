package dev.makertime.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of how teams work, such as a new tool, whose effect is to be measured.
 *
 * @param waves which team went over when
 * @param promise the file of the simulation that promised its effect
 * @param budgetHours hours set aside for it
 */
public record Migration(
    String id,
    @Nullable String name,
    List<Wave> waves,
    @Nullable String promise,
    @Nullable Double budgetHours) {

  /** The first day on which one team works in the new way. */
  public record Wave(String team, LocalDate from) {}

  public Migration {
    waves = List.copyOf(waves);
  }

  /** What people call it: its name, or its id where it has none. */
  public String title() {
    return Objects.requireNonNullElse(name, id);
  }
}
