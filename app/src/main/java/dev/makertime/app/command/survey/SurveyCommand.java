package dev.makertime.app.command.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.measured.SurveyClient;
import dev.makertime.render.survey.SurveyText;
import dev.makertime.topics.FailureText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code survey}: opens and closes rounds of the survey. */
@Command(
    name = "survey",
    mixinStandardHelpOptions = true,
    description = {
      "Asks engineers twelve questions, so that a simulation need not guess the answers. Nobody can"
          + " tell who gave which answer.%n",
      "Print the codes, cut them apart and let people draw one each. They answer on the page /survey"
          + " of the reporter, without a login. A round lasts 24 hours at most."
    },
    subcommands = {SurveyCommand.Open.class, SurveyCommand.Close.class, SurveyCommand.Status.class})
public final class SurveyCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "A command is missing: open, close or status.");
  }

  /** Asks the reporter. */
  private interface Question {
    String ask(SurveyClient survey) throws SurveyClient.Refused;
  }

  private static int answer(CommandSpec spec, Path config, Question question) throws Failure {
    Path data = InputFiles.configuration(config, InputFiles.MEASURED).data();
    try {
      spec.commandLine().getOut().print(question.ask(SurveyClient.of(data)));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (SurveyClient.Refused e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  /** Opens one. */
  @Command(
      name = "open",
      mixinStandardHelpOptions = true,
      description = {
        "Opens a round and prints its codes. They cannot be shown again.%n",
        "Example: makertime survey open --config makertime.yaml --round june --engineers 8"
            + " --codes 12"
      })
  static final class Open implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    Path config;

    @Option(
        names = "--round",
        required = true,
        description = "A name for the round: small letters, digits and -.")
    String round = "";

    @Option(
        names = "--engineers",
        required = true,
        description = "How many engineers the move concerns.")
    int engineers;

    @Option(names = "--codes", required = true, description = "How many people may answer.")
    int codes;

    @Override
    public Integer call() throws Failure {
      return answer(
          spec,
          config,
          survey -> SurveyText.opened(survey.open(round, engineers, codes), survey.page()));
    }
  }

  /** Closes the one that is open, in two steps. */
  @Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = {
        "Ends the open round, and shows which questions all answered alike: such an answer is"
            + " everybody's.%n",
        "Then keep its counts with --keep, or throw it away with --discard. Nothing is written"
            + " before that."
      })
  static final class Close implements Callable<Integer> {
    static final class What {
      @Option(names = "--keep", description = "Write the counts of the round that was ended.")
      boolean keep;

      @Option(names = "--discard", description = "Throw the round and its answers away.")
      boolean discard;
    }

    @Spec CommandSpec spec;

    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    Path config;

    @ArgGroup What what = new What();

    @Override
    public Integer call() throws Failure {
      return answer(spec, config, this::close);
    }

    private String close(SurveyClient survey) throws SurveyClient.Refused {
      if (what.discard) {
        survey.discard();
        return "The round and its answers were thrown away." + System.lineSeparator();
      }
      if (what.keep) {
        survey.keep();
        return SurveyText.status(survey.status());
      }
      return SurveyText.ended(survey.end());
    }
  }

  /** Shows rounds. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Shows the round that is open, and what came of those that were kept.")
  static final class Status implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    Path config;

    @Option(names = "--json", description = "Print one JSON object with every figure.")
    boolean json;

    @Override
    public Integer call() throws Failure {
      return answer(
          spec,
          config,
          survey -> {
            JsonNode status = survey.status();
            return json ? status + System.lineSeparator() : SurveyText.status(status);
          });
    }
  }
}
