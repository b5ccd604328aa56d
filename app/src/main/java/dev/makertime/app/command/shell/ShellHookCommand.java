package dev.makertime.app.command.shell;

import dev.makertime.app.cli.Failure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Command {@code shell-hook}. A shell asks for it at each start, so that the launcher of this
 * checkout prints the hook without a JVM; here is its help.
 */
@Command(
    name = "shell-hook",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a shell needs to note the commands that are typed.%n",
      "The hook prints nothing, and starts no process for commands under five seconds. Editors, "
          + "pagers, remote shells and other programs in which people work are not noted. What is "
          + "noted is the same as with wrap."
    },
    footer = {
      "",
      "Examples, for the file that the shell reads at its start:",
      "  eval \"$(makertime shell-hook bash)\"        in ~/.bashrc, as its last line",
      "  eval \"$(makertime shell-hook zsh)\"         in ~/.zshrc",
      "  makertime shell-hook fish | source         in ~/.config/fish/config.fish",
      "  sh /opt/makertime/makertime shell-hook powershell | Out-String | Invoke-Expression"
    })
public final class ShellHookCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
  List<String> shells = List.of();

  @Override
  public Integer call() throws Failure {
    throw new Failure(
        "shell-hook works through the launcher beside the directory wrap: ./makertime");
  }
}
