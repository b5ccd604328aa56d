package dev.makertime.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values with which commands that serve a decision understand their options. */
final class DecisionOptions {
  private DecisionOptions() {}

  static Map<String, Map<String, String>> right(Path directory, String config) throws Exception {
    Map<String, Map<String, String>> right = new LinkedHashMap<>();
    right.put(
        "survey open",
        Map.of("--config", config, "--round", "june", "--engineers", "8", "--codes", "8"));
    right.put("survey close", Map.of("--config", config));
    right.put("survey status", Map.of("--config", config));
    right.put(
        "dossier",
        Map.of(
            "", Path.of("../docs/example/scenarios.yaml").toString(),
            "--out", directory.resolve("dossier.zip").toString(),
            "--draws", "10"));
    right.put(
        "lockin",
        Map.of("", Path.of("../docs/example/subscription.yaml").toString(), "--draws", "10"));
    right.put(
        "verify",
        Map.of("", Files.writeString(directory.resolve("dossier.zip"), "no archive").toString()));
    right.put("watch", Map.of("--config", config, "--migration", "auto", "--to", "2026-03-03"));
    return right;
  }
}
