package dev.makertime.collector.tool.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads jobs of Slurm: one of {@code jobcomp/elasticsearch} or {@code jobcomp/kafka}, or all of
 * {@code sacct --json}. Whoever submitted a job waits for it.
 */
public final class SlurmHook implements WebhookReader {
  /** Where the plugin posts. It posts a job again until it is answered 200. */
  static final ClientPath PATH =
      new ClientPath(
          "/slurm/jobs",
          "slurm",
          "Basic",
          "a password that is the secret of a slurm source is needed",
          200);

  private final String name;
  private final WebhookSecrets secrets;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param secrets of which the password, or a bearer token, must be one
   */
  public SlurmHook(String name, List<String> secrets) {
    this.name = name;
    this.secrets = new WebhookSecrets(secrets);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    String authorization = payload.header("authorization");
    return secrets.acceptBearer(authorization) || secrets.accept(password(authorization));
  }

  private static @Nullable String password(@Nullable String authorization) {
    String basic = WebhookSecrets.credentials("Basic", authorization);
    if (basic == null) {
      return null;
    }
    try {
      byte[] login = Base64.getDecoder().decode(basic);
      String text = new String(login, StandardCharsets.UTF_8);
      return text.substring(text.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return !isAuthentic(head);
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(PATH);
  }

  @Override
  public Reading read(Payload payload) {
    return SafeJson.ofObject(payload.body(), this::read);
  }

  private Reading read(JsonNode json) {
    JsonNode jobs = json.path("jobs");
    return jobs.isArray()
        ? SafeJson.each(jobs, job -> told(AccountedJob.of(job)))
        : told(CompletedJob.of(json));
  }

  private Reading told(SlurmJob job) {
    if (job.isResized()) {
      return new Ignored("a job that was resized goes on");
    }
    return job.reading(name);
  }
}
