package dev.makertime.app.faults;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.byteman.agent.Main;

/** How a JVM is started whose code is changed as it is loaded. */
final class Agent {
  private Agent() {}

  /** Options of a JVM that follows the rules of a file, also for what comes with Java. */
  static List<String> following(Path rules) {
    try {
      Path agent = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return List.of(
          "-Xmx1g",
          "-Dorg.jboss.byteman.compile.to.bytecode=true",
          "-javaagent:%s=boot:%s,script:%s".formatted(agent, agent, rules));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
