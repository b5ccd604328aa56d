package dev.makertime.streams;

import dev.makertime.model.Activity;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told about one of their identities.
 *
 * @param identity whose evidence it is
 * @param activity the version that holds now; absent = nothing of this identity is theirs any more
 */
record EvidenceChange(String identity, @Nullable Activity activity) {
  static EvidenceChange drop(String identity) {
    return new EvidenceChange(identity, null);
  }

  static EvidenceChange put(Activity activity) {
    return new EvidenceChange(activity.identity(), activity);
  }
}
