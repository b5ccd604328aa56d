package dev.makertime.collector.tool.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Editors and pagers of a command, in which somebody works or reads instead of waiting. */
final class Apart {
  /** A part of a command's time. */
  record Part(Instant from, Instant to) {}

  private final Map<Integer, Instant> open = new HashMap<>();
  private final List<Part> closed = new ArrayList<>();

  void begin(int child, @Nullable Instant time) {
    open.put(child, time == null ? Instant.MIN : time);
  }

  void end(int child, @Nullable Instant time) {
    Instant from = open.remove(child);
    if (from != null) {
      closed.add(new Part(from, time == null ? Instant.MAX : time));
    }
  }

  /** What remains of a command's time, in its order; an editor whose end nobody told is open. */
  List<Part> rest(Instant began, Instant ended) {
    List<Part> all = new ArrayList<>(closed);
    open.values().forEach(from -> all.add(new Part(from, Instant.MAX)));
    all.sort((one, other) -> one.from().compareTo(other.from()));
    List<Part> rest = new ArrayList<>();
    Instant at = began;
    for (Part part : all) {
      if (part.from().isAfter(at)) {
        rest.add(new Part(at, part.from().isAfter(ended) ? ended : part.from()));
      }
      at = part.to().isAfter(at) ? part.to() : at;
    }
    if (at.isBefore(ended)) {
      rest.add(new Part(at, ended));
    }
    return List.copyOf(rest);
  }
}
