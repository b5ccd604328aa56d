package dev.makertime.app.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hooks in real shells, at a terminal. PowerShell cannot be had: of its hook only the text is
 * tested.
 */
class HooksTest {
  private static final Path PROGRAM = Path.of("src/test/wrap/typist.py").toAbsolutePath();

  @TempDir Path directory;
  private Wrapping wrapping;

  @BeforeEach
  void settle() throws Exception {
    wrapping = new Wrapping(directory);
    wrapping.environment.put("MAKERTIME_MINIMUM", "1");
    wrapping.environment.put("HOME", directory.toString());
    wrapping.environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    // Without it, fish writes completions beside its first prompt, and goes on when it has ended.
    Files.createDirectories(directory.resolve(".local/share/fish/generated_completions"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bash | bash --norc --noprofile -i | PROMPT_COMMAND='echo prompt=$?' | eval "$(sh HOOK bash)"
          bash | bash --norc --noprofile -i | PROMPT_COMMAND=(':' 'echo prompt=$?') | eval "$(sh HOOK bash)"
          zsh  | zsh -f -i                  | precmd() { echo prompt=$? }     | eval "$(sh HOOK zsh)"
          fish | fish -i                    | function at --on-event fish_prompt; echo prompt=$status; end | -
          """)
  void long_commands_are_noted_and_what_was_there_goes_on(
      String shell, String program, String before, String hook) throws Exception {
    if (shell.equals("fish")) {
      hook = "sh HOOK fish | source";
    }
    String text =
        type(
            shell,
            program,
            before,
            hook.replace("HOOK", Wrapping.DIRECTORY.resolve("shell-hook").toString()),
            "KEY=canary sleep 1.1",
            "sleep 1.2; false",
            "true",
            "sleep 0.1");

    assertThat(Await.until(Duration.ofSeconds(30), () -> wrapping.notes().size() == 2)).isTrue();
    List<JsonNode> notes = new ArrayList<>();
    for (String note : wrapping.notes()) {
      assertThat(note).doesNotContain("canary").contains("\"how\":\"typed\"", "\"sleep\"");
      notes.add(Json.MAPPER.readTree(note));
    }
    assertThat(notes).extracting(note -> note.path("exit").asInt()).containsExactly(0, 1);
    assertThat(notes)
        .allSatisfy(
            note ->
                assertThat(note.path("end").asLong() - note.path("start").asLong())
                    .isBetween(1_000L, 60_000L));
    assertThat(text).as("the prompt's own command sees the exit status").contains("prompt=1");
  }

  @Test
  void bash_keeps_a_debug_trap_and_calls_a_hidden_line_shell() throws Exception {
    type(
        "bash",
        "bash --norc --noprofile -i",
        "HISTCONTROL=ignorespace",
        "trap 'n=$((n+1))' DEBUG",
        "eval \"$(sh %s bash)\"".formatted(Wrapping.DIRECTORY.resolve("shell-hook")),
        "eval \"$(sh %s bash)\"".formatted(Wrapping.DIRECTORY.resolve("shell-hook")),
        " sleep 1.1 # canary",
        "trap -p DEBUG > %s/trap".formatted(directory));

    assertThat(Await.until(Duration.ofSeconds(30), () -> wrapping.notes().size() == 1)).isTrue();
    assertThat(wrapping.notes().get(0)).contains("\"command\":\"shell\"").doesNotContain("canary");
    assertThat(Files.readString(directory.resolve("trap"))).contains("n=$((n+1))");
  }

  @Test
  void zsh_hides_what_its_history_does() throws Exception {
    type(
        "zsh",
        "zsh -f -i",
        "setopt hist_ignore_space",
        "eval \"$(sh %s zsh)\"".formatted(Wrapping.DIRECTORY.resolve("shell-hook")),
        " sleep 1.1",
        "sleep 1.2");

    assertThat(Await.until(Duration.ofSeconds(30), () -> !wrapping.notes().isEmpty())).isTrue();
    assertThat(wrapping.notes()).hasSize(1);
  }

  @Test
  void the_hook_of_powershell_keeps_the_prompt_that_was_there() throws Exception {
    Wrapping.Ended hook = wrapping.run(Wrapping.DIRECTORY + "/shell-hook", "powershell");

    assertThat(hook.printed())
        .startsWith("$global:MakertimeTell = '" + Wrapping.DIRECTORY + "/tell'\n")
        .contains("$global:MakertimePrompt = $function:prompt", "& $global:MakertimePrompt")
        .contains("$global:LASTEXITCODE = $code");
  }

  @Test
  void any_other_shell_is_refused() throws Exception {
    assertThat(wrapping.run(Wrapping.DIRECTORY + "/shell-hook", "tcsh"))
        .satisfies(ended -> assertThat(ended.code()).isEqualTo(2))
        .satisfies(ended -> assertThat(ended.printed()).contains("SHELL must be bash, zsh, fish"));
  }

  /** Types lines, each after the prompt of the one before; returns what the terminal showed. */
  private String type(String shell, String program, String... lines) throws Exception {
    Wrapping.needs("python3", shell);
    List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
    command.addAll(List.of(program.split(" ", -1)));
    Wrapping.Ended ended = wrapping.run(command, String.join("\n", lines) + "\n");
    assertThat(ended.code()).as(ended.printed()).isZero();
    return ended.printed();
  }
}
