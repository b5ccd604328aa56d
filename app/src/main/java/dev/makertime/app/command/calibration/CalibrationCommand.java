package dev.makertime.app.command.calibration;

import dev.makertime.analysis.calibration.Calibration;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.measured.StoredSayings;
import dev.makertime.render.calibration.CalibrationText;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code calibration}: shows how far measured hours agree with what people say. */
@Command(
    name = "calibration",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how far measured hours agree with what people say they were doing: agreement, which"
          + " is taken for which, and what is measured too much or too little.%n",
      "Engineers take part on their page My days, if they want to: at most four times on a working"
          + " day of three weeks. Counts have no person and no time.%n",
      "Example: makertime calibration --config makertime.yaml"
    })
public final class CalibrationCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(names = "--json", description = "Print one JSON object with every figure.")
  boolean json;

  @Override
  public Integer call() throws Failure {
    Calibration found = StoredSayings.of(InputFiles.configuration(config, InputFiles.MEASURED));
    spec.commandLine()
        .getOut()
        .print(
            json
                ? Json.MAPPER.valueToTree(found) + System.lineSeparator()
                : CalibrationText.of(found));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
