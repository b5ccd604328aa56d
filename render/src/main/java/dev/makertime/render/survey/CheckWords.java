package dev.makertime.render.survey;

import dev.makertime.analysis.platform.boxes.PlatformBox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists the checks of a platform, as people are asked about them. */
public final class CheckWords {
  /** What people can do, by the check's name. */
  public static final Map<String, String> ALL = all();

  private CheckWords() {}

  private static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (PlatformBox box : PlatformBox.values()) {
      all.put(box.text(), words(box));
    }
    return Collections.unmodifiableMap(all);
  }

  private static String words(PlatformBox box) {
    return switch (box) {
      case COMMAND -> "Start a job by a command, without clicking on a page";
      case CODE -> "See for each run which commit of the code it ran";
      case DATA -> "See for each training which version of the data it used";
      case MODEL -> "Find a model again by its version";
      case SCHEDULE -> "Have a job run on a schedule";
      case RETRIES -> "Have a failed job tried again by itself";
      case LOGS -> "Read the log of a failed run";
      case DEPENDENCIES -> "Have a job start when the job before it is done";
      case CHECKS -> "Have a change tested before it is deployed";
      case DEPLOY -> "Deploy a change without doing a step by hand";
      case COMPUTE -> "Get machines for a heavy job within a quarter of an hour";
    };
  }
}
