package dev.makertime.reporter.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Record of how a source's tool is made to call, and of a call that tries it. It has no secret.
 *
 * @param path at which its calls arrive
 * @param secretIn the environment variable with the secret; absent = it stands in makertime.yaml
 * @param settings what to set in the tool
 * @param call lines of a shell; the call is ignored, so that nothing is counted
 */
public record SourceSetup(
    String source, String path, @Nullable String secretIn, List<String> settings, String call) {
  public SourceSetup {
    settings = List.copyOf(settings);
  }
}
