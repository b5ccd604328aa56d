package dev.makertime.streams;

import dev.makertime.model.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Record of who owns an identity, and who has owned it before.
 *
 * @param present the owner: a person's id, {@code !bot}, or {@code ?identity} for nobody known
 * @param former all owners before, without the present one
 */
record Ownership(String present, List<String> former) {
  Ownership {
    former = List.copyOf(former);
  }

  static Ownership initial(String identity) {
    return new Ownership(Person.unknownId(identity), List.of());
  }

  /** Adds another owner from now on; absent = nobody. */
  Ownership passedTo(@Nullable String owner, String identity) {
    String next = owner == null ? Person.unknownId(identity) : owner;
    List<String> before = new ArrayList<>(former);
    before.add(present);
    before.add(Person.unknownId(identity));
    return new Ownership(next, before.stream().distinct().filter(id -> !id.equals(next)).toList());
  }

  boolean isBot() {
    return present.equals(Person.BOT);
  }
}
