package dev.makertime.collector.tool.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A cluster that posts its jobs. */
public final class SlurmFixture implements ToolFixture {
  /** A job as the plugins tell it, in the fields that they have in common. */
  static String job(String state) {
    return """
        {"jobid":17,"container":"","username":"ana","user_id":1000,"groupname":"lab","group_id":1000,
         "@start":"2026-06-15T10:02:00","@end":"2026-06-15T10:12:00","elapsed":600,
         "partition":"gpu","alloc_node":"login1","nodes":"n[1-2]","total_cpus":8,"total_nodes":2,
         "derived_ec":"0:0","exit_code":"0:0","state":"%s","cpu_hours":1.3,
         "@submit":"2026-06-15T10:00:00","@eligible":"2026-06-15T10:01:00","@queue_wait":60,
         "work_dir":"/home/ana/secret","std_out":"/home/ana/secret.out","cluster":"lab",
         "job_name":"train.sh lr=1 token=secret","account":"churn","orig_dependency":"afterok:9",
         "script":"#!/bin/sh\\nexport TOKEN=secret\\npython train.py --password secret\\n"}"""
        .formatted(state);
  }

  @Override
  public String yaml() {
    return "{type: slurm, secrets: [s1, s2]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    String login = "Basic " + Base64.getEncoder().encodeToString("slurm:s2".getBytes(UTF_8));
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of(), job("COMPLETED")),
            new Call(Map.of(), job("RESIZING")),
            body -> Map.of("Authorization", login)));
  }
}
