package dev.makertime.collector.tool.slurm;

import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import java.util.List;
import java.util.Optional;

/** A configured cluster, which posts its jobs when they are over. */
public record SlurmSource(String name, List<String> secrets) implements ToolSource {

  /** A job that is resized goes on, and is ignored. */
  private static final String CALL =
      """
      curl -i -u "slurm:%s" -H 'Content-Type: application/json' \\
        -d '{"jobid":1,"state":"RESIZING"}' %s""";

  public SlurmSource {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String type() {
    return SlurmType.NAME;
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    String path = SlurmHook.PATH.path();
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "in slurm.conf: JobCompType=jobcomp/elasticsearch",
                "JobCompLoc = the collector's public address and " + path,
                "before its host: any user, a colon, the secret and @"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public WebhookReader webhookReader() {
    return new SlurmHook(name, secrets);
  }
}
