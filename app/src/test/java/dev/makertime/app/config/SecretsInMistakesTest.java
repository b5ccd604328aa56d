package dev.makertime.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a variable holds and wherever it stands, a mistake names the variable alone. */
class SecretsInMistakesTest {
  private static final String SECRET = "secret-Canary 7/%";

  /** Each value of it is replaced by a variable, one after the other. */
  private static final String WHOLE =
      """
      organization: "v"
      data: {directory: "v"}
      kafka: {bootstrapServers: "v", partitions: "v", replication: "v", client: {"security.protocol": "v"}}
      collector: {port: "v", bind: "v", tokens: ["v"], spool: {maxBytes: "v"}, limits: {perSecond: "v", connections: "v"}}
      sources:
        - {type: "v"}
        - {type: gitlab, name: "v", secrets: ["whsec_v"], url: "v", token: "v", groups: ["v"], since: "v", poll: "v"}
        - {type: github, secrets: ["v"], effort: [{event: "v", job: "v", subject: "v", effort: "v"}]}
        - {type: ical, name: "i", file: "v", owner: "v", timeZone: "v", meetings: {solo: "v"}}
        - {type: caldav, name: "c", url: "v", user: "v", password: "v", owner: "v"}
        - {type: graph, url: "v", login: "v", tenant: "v", clientId: "v", clientSecret: "v", calendars: ["v"]}
      streams: {threads: "v", standbys: "v", guarantee: "v", commitInterval: "v", retention: "v", port: "v", bind: "v"}
      reporter:
        port: "v"
        bind: "v"
        auth: {tokens: "v", session: "v", proxy: {peers: ["v"], header: "v"}, oidc: {issuer: "v", clientId: "v", clientSecret: "v", callback: "v"}}
        privacy: {minimumGroup: "v", leadsSeePeople: "v", keepWeeks: "v"}
      """;

  @TempDir Path directory;

  @Test
  void no_mistake_shows_what_a_variable_holds() throws Exception {
    List<String> all = new ArrayList<>();
    Matcher value = Pattern.compile("(?<=\"|_)v(?=\")").matcher(WHOLE);
    while (value.find()) {
      all.addAll(
          mistakes(WHOLE.substring(0, value.start()) + "${SECRET}" + WHOLE.substring(value.end())));
    }

    assertThat(all).hasSizeGreaterThan(200).noneMatch(one -> one.contains("Canary"));
    assertThat(all).contains("collector.port: must be a whole number, not ${SECRET}");
  }

  @Test
  void two_sources_of_one_secret_name_are_refused_without_it() throws Exception {
    String sources = "{type: github, name: \"${NAME}\", secrets: [s]}";

    List<String> mistakes =
        mistakes("organization: o\nsources: [%s, %s]\n".formatted(sources, sources));

    assertThat(mistakes).containsExactly("sources[1].name: two sources have the name ${NAME}");
  }

  private List<String> mistakes(String yaml) throws Exception {
    Path file = Files.writeString(directory.resolve("makertime.yaml"), yaml);
    try {
      ConfigurationFile.read(file, Map.of("SECRET", SECRET, "NAME", "canary"));
      return List.of();
    } catch (ConfigurationFile.Invalid e) {
      return e.mistakes();
    }
  }
}
