package dev.makertime.topics.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.topics.FailureText;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Parses YAML to a tree. A duplicate key is a mistake, and so is a text of more than {@link
 * #LARGEST} characters. Aliases are not expanded, so that no small file grows large.
 */
public final class YamlText {
  /** The most characters of a text: 64 Mi, which is some 250,000 people. */
  public static final int LARGEST = 64 << 20;

  private static final YAMLMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().loaderOptions(bounds()).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private YamlText() {}

  private static LoaderOptions bounds() {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setCodePointLimit(LARGEST);
    return bounds;
  }

  /**
   * Parses a text, and replaces each {@code ${NAME}} by a variable.
   *
   * @param variables by name; one that is used and missing is a mistake
   * @param mistakes gets the mistakes of the text, and those found when the tree is read
   */
  public static YamlNode read(String yaml, Map<String, String> variables, List<String> mistakes) {
    return read(
        yaml,
        variables,
        mistakes,
        (path, name) -> mistakes.add(path + ": the environment variable " + name + " is not set"));
  }

  /**
   * Parses a text where a missing variable may be no mistake; its name is used instead.
   *
   * @param missing gets the path and the name of each missing variable
   */
  public static YamlNode read(
      String yaml,
      Map<String, String> variables,
      List<String> mistakes,
      BiConsumer<String, String> missing) {
    return read(yaml, mistakes).with(new Variables(variables, missing));
  }

  /**
   * Parses a text.
   *
   * @param mistakes gets the mistakes of the text, and those found when the tree is read
   */
  public static YamlNode read(String yaml, List<String> mistakes) {
    if (yaml.length() > LARGEST) {
      mistakes.add("has more than %,d characters".formatted(LARGEST));
      return new YamlNode(null, "", mistakes);
    }
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (tree == null || tree.isNull() || tree.isMissingNode()) {
        mistakes.add("the file is empty");
      }
      return new YamlNode(tree, "", mistakes);
    } catch (JsonProcessingException e) {
      mistakes.add(FailureText.of(e));
      return new YamlNode(null, "", mistakes);
    }
  }
}
