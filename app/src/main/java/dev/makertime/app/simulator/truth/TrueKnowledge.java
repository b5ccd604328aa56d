package dev.makertime.app.simulator.truth;

import dev.makertime.model.DayKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What can be known of the simulated people's working days, by how each source was planned. It does
 * not depend on the measurement.
 */
public final class TrueKnowledge {

  /** Lists what sources tell of. */
  public enum Group {
    MEETINGS,
    TOOLS
  }

  /** Lists why something is known of a day, or not. */
  public enum Reason {
    READ("KNOWN", "all sources were read"),
    ONLY_CALLS("PARTIAL", "a source that only calls"),
    SILENT("UNKNOWN", "its calls fail"),
    NO_CALENDAR("UNKNOWN", "no calendar");

    private final String level;
    private final String words;

    Reason(String level, String words) {
      this.level = level;
      this.words = words;
    }

    /** How much is known. */
    public String level() {
      return level;
    }
  }

  /** Tells how much the product says that it knows of a day, in the words of {@link Reason}. */
  public interface Measured {
    String of(String person, LocalDate date, Group group);
  }

  /**
   * Compared days of one group.
   *
   * @param wrong days of which the product says anything else
   */
  public record Verdict(Group group, Map<Reason, Integer> days, List<String> wrong) {
    public boolean agrees() {
      return wrong.isEmpty();
    }

    public String says() {
      String counts =
          days.entrySet().stream()
              .map(
                  one ->
                      "%s %d (%s)"
                          .formatted(
                              one.getKey().level().toLowerCase(Locale.ROOT),
                              one.getValue(),
                              one.getKey().words))
              .collect(Collectors.joining(", "));
      return "%-28s days %s  known %s"
          .formatted(
              "knowledge of " + group.name().toLowerCase(Locale.ROOT),
              counts,
              agrees() ? "= true" : "≠ true: " + wrong.get(0));
    }
  }

  private final Map<Group, Map<String, Reason>> days = new EnumMap<>(Group.class);

  public void add(String person, LocalDate date, Group group, Reason why) {
    days.computeIfAbsent(group, none -> new TreeMap<>()).put(new DayKey(person, date).text(), why);
  }

  /** How much can be known of a working day of somebody. */
  public Reason of(String person, LocalDate date, Group group) {
    return Objects.requireNonNull(
        days.getOrDefault(group, Map.of()).get(new DayKey(person, date).text()));
  }

  /** Compares day by day. */
  public List<Verdict> compare(Measured measured) {
    List<Verdict> verdicts = new ArrayList<>();
    days.forEach(
        (group, planned) -> {
          Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
          List<String> wrong = new ArrayList<>();
          planned.forEach(
              (key, why) -> {
                counts.merge(why, 1, Integer::sum);
                DayKey day = DayKey.parse(key).orElseThrow();
                String says = measured.of(day.name(), day.date(), group);
                if (!says.equals(why.level())) {
                  wrong.add("%s says %s, truly %s".formatted(key, says, why.level()));
                }
              });
          verdicts.add(new Verdict(group, counts, wrong));
        });
    return verdicts;
  }
}
