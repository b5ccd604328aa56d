package dev.makertime.collector.tool;

import dev.makertime.collector.calendar.source.CalDavType;
import dev.makertime.collector.calendar.source.GoogleType;
import dev.makertime.collector.calendar.source.GraphType;
import dev.makertime.collector.calendar.source.ICalType;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.collector.tool.airflow.AirflowType;
import dev.makertime.collector.tool.command.CommandType;
import dev.makertime.collector.tool.databricks.DatabricksType;
import dev.makertime.collector.tool.digdag.DigdagType;
import dev.makertime.collector.tool.dvc.DvcType;
import dev.makertime.collector.tool.git.GitType;
import dev.makertime.collector.tool.github.GitHubType;
import dev.makertime.collector.tool.gitlab.GitLabType;
import dev.makertime.collector.tool.jenkins.JenkinsType;
import dev.makertime.collector.tool.jobs.JobsType;
import dev.makertime.collector.tool.mlflow.MlflowType;
import dev.makertime.collector.tool.openlineage.OpenLineageType;
import dev.makertime.collector.tool.otlp.OtlpType;
import dev.makertime.collector.tool.saslog.SaslogType;
import dev.makertime.collector.tool.slurm.SlurmType;
import dev.makertime.collector.tool.spark.SparkType;
import dev.makertime.collector.tool.topic.TopicType;
import dev.makertime.topics.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Table of all source types. A new tool is a package beside this one and an entry in it. */
public record SourceTypes(List<SourceType> types) {

  private static final SourceTypes TOOLS =
      new SourceTypes(
          List.of(
              new GitLabType(),
              new GitHubType(),
              new JenkinsType(),
              new AirflowType(),
              new OpenLineageType(),
              new DigdagType(),
              new MlflowType(),
              new DvcType(),
              new CommandType(),
              new SparkType(),
              new DatabricksType(),
              new SlurmType(),
              new JobsType(),
              new SaslogType(),
              new GitType(),
              new OtlpType(),
              new ICalType(),
              new CalDavType(),
              new GoogleType(),
              new GraphType()));

  /** The types that makertime has. */
  public static final SourceTypes ALL = TOOLS.with(new TopicType(TOOLS.types()));

  public SourceTypes {
    types = List.copyOf(types);
  }

  /** Returns the same table with one more entry. */
  public SourceTypes with(SourceType type) {
    return new SourceTypes(Stream.concat(types.stream(), Stream.of(type)).toList());
  }

  /** Finds a type by its name. */
  public Optional<SourceType> named(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** Returns the types of which {@code makertime read} can read one payload. */
  public List<String> withPayloadReader() {
    return types.stream()
        .filter(type -> type.payloadReader().isPresent())
        .map(SourceType::name)
        .toList();
  }

  /** Returns all paths that clients call by default. */
  public List<ClientPath> clientPaths() {
    return types.stream().flatMap(type -> type.clientPaths().stream()).distinct().toList();
  }

  /**
   * Reads the sources of makertime.yaml.
   *
   * @param directory in which relative paths are
   */
  public List<Source> read(YamlNode sources, Path directory) {
    return sources
        .items()
        .map(node -> read(node, node.get("type").required(), directory))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private @Nullable Source read(YamlNode node, String name, Path directory) {
    Optional<SourceType> type = named(name);
    if (type.isEmpty() && !name.isEmpty()) {
      String known = types.stream().map(SourceType::name).collect(Collectors.joining(", "));
      node.get("type").mistake("must be one of " + known + ", not " + name);
    }
    return type.map(one -> one.configure(new SourceYaml(node, name, directory))).orElse(null);
  }
}
