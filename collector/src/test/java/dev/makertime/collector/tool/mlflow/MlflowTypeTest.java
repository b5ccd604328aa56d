package dev.makertime.collector.tool.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.topics.yaml.YamlNode;
import dev.makertime.topics.yaml.YamlText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MlflowTypeTest {
  @Test
  void every_key_reaches_its_place() {
    MlflowSource source =
        source(
            "{type: mlflow, url: 'http://m.example.com', token: t, secrets: [a, b],"
                + " since: 2026-01-01, poll: PT2M,"
                + " aliases: [{user: root, experiment: 'churn*', source: '*.py', who: ana}]}");

    assertThat(source.name()).isEqualTo("mlflow");
    assertThat(source.effort()).isEqualTo(HandlingRules.NONE);
    assertThat(source.server())
        .isEqualTo(
            new ServerSettings(
                URI.create("http://m.example.com"),
                "",
                "t",
                LocalDate.parse("2026-01-01"),
                Duration.ofMinutes(2)));
    assertThat(source.secrets()).containsExactly("a", "b");
    assertThat(source.people())
        .isEqualTo(
            new MlflowPeople(List.of(new MlflowPeople.Alias("root", "churn*", "*.py", "ana"))));
    assertThat(source.webhook()).isPresent();
    assertThat(source.webhookHelp()).isPresent();
  }

  @Test
  void without_a_secret_it_is_not_called() {
    MlflowSource source = source("{type: mlflow, url: 'http://m.example.com'}");

    assertThat(source.webhook()).isEmpty();
    assertThat(source.webhookHelp()).isEmpty();
  }

  private static MlflowSource source(String yaml) {
    List<String> mistakes = new ArrayList<>();
    YamlNode node = YamlText.read("source: " + yaml, Map.of(), mistakes);
    SourceYaml read = new SourceYaml(node.get("source"), "mlflow", Path.of("/none"));
    MlflowSource source = (MlflowSource) Objects.requireNonNull(new MlflowType().configure(read));
    assertThat(mistakes).isEmpty();
    return source;
  }
}
