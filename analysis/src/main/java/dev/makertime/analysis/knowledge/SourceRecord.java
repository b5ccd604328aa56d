package dev.makertime.analysis.knowledge;

import dev.makertime.model.Coverage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Record of a source, and of the time for which it was read or called.
 *
 * @param read what it was read for without a gap; absent where it was never read, or only calls
 * @param called days in UTC of which a source that only calls has told anything
 */
public record SourceRecord(
    ConfiguredSource source, @Nullable Coverage read, NavigableSet<LocalDate> called) {

  /** Before an address; many sources know people by it, so it names none of them. */
  private static final String ADDRESS = "email";

  public SourceRecord {
    called = Collections.unmodifiableNavigableSet(new TreeSet<>(called));
  }

  /**
   * All sources. One that is no longer configured still covers the time that it was read for, or of
   * which it told.
   *
   * @param calls days in UTC by the source's name
   */
  public static List<SourceRecord> of(
      Collection<ConfiguredSource> configured,
      Collection<Coverage> coverages,
      Map<String, NavigableSet<LocalDate>> calls) {
    List<SourceRecord> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfiguredSource source : configured) {
      names.add(source.name());
      Coverage read =
          coverages.stream()
              .filter(one -> one.source().equals(source.name()))
              .findFirst()
              .orElse(null);
      all.add(new SourceRecord(source, read, calls.getOrDefault(source.name(), new TreeSet<>())));
    }
    for (Coverage read : coverages) {
      if (names.add(read.source())) {
        all.add(
            new SourceRecord(
                new ConfiguredSource(read.source(), "", null, null), read, new TreeSet<>()));
      }
    }
    calls.forEach(
        (name, days) -> {
          if (!name.equals(ADDRESS) && names.add(name)) {
            all.add(new SourceRecord(new ConfiguredSource(name, "", null, null), null, days));
          }
        });
    return all;
  }
}
