package dev.makertime.app.erase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person out of the runs that they set off. The runs stay: they belong to the machines.
 *
 * @param identities of the person, in lower case
 */
record PersonRuns(Set<String> identities) {

  /** Returns a record of the spool, with the run as it becomes. */
  PendingRecord without(PendingRecord entry) {
    byte[] value = entry.value();
    byte[] without = entry.topic().equals(Topics.RUNS.name()) ? without(value) : value;
    return without == null || Arrays.equals(without, value)
        ? entry
        : new PendingRecord(entry.topic(), entry.key(), without);
  }

  /** Returns the JSON of a run, without who set it off where that is the person. */
  byte @Nullable [] without(byte @Nullable [] run) {
    if (run == null) {
      return null;
    }
    try {
      if (Json.MAPPER.readTree(run) instanceof ObjectNode json
          && identities.contains(json.path("who").asText().toLowerCase(Locale.ROOT))) {
        json.remove("who");
        return Json.MAPPER.writeValueAsBytes(json);
      }
      return run;
    } catch (IOException e) {
      return run; // not ours; what is left in it is said
    }
  }
}
