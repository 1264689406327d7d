package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import backstep.shell.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Faults planted in a good lesson are found where they are; harmless changes are not. */
class LintTest {
  private static final String FILE = "01-small.md";

  private record Mutant(String name, String from, String to, String at, String says) {}

  /** What to change in the good lesson; the line at which it is found; part of what is said. */
  private static final List<Mutant> MUTANTS =
      List.of(
          new Mutant("a mistyped block", "```predict", "```predicts", "```predicts", "'predict'?"),
          new Mutant(
              "a mistyped session", "```session\n", "```sesion\n", "```sesion", "'session'?"),
          new Mutant(
              "a mistyped field", "value: A1", "valeu: A1", "valeu", "did you mean 'value'?"),
          new Mutant(
              "a field twice", "value: A1[0]", "value: A1[0]\nvalue: 1", "value: 1", "already"),
          new Mutant("a missing field", "value: A1[0]\n", "", "```predict", "no line value:"),
          new Mutant("an empty field", "value: A1[0]", "value:", "value:", "value: is empty"),
          new Mutant("no id", "```predict id=a1", "```predict", "```predict", "has an id"),
          new Mutant(
              "an id twice", "choice id=off", "choice id=a1", "```choice", "has this id already"),
          new Mutant("a session of gaps", " 1  Z1 = Ws @ x\n...\n", "...\n", null, null),
          new Mutant(
              "a session that shows nothing but gaps",
              "backstep> restart\nepoch 0 · sample 0 of 4 · line 1 of 13 · x = [0, 0, 1, 1] · d = 0\n=>  1  Z1 = Ws @ x",
              "backstep> restart\n...",
              "```session type",
              "nothing but ..."),
          new Mutant("a command that shows no prompt", "backstep> next", "next", "next", "prompt"),
          new Mutant(
              "a mistyped kind of session",
              "session hidden",
              "session hiden",
              "```session hiden",
              "no 'hiden'"),
          new Mutant(
              "a block of two backticks", "```choice", "``choice", "``choice", "it is prose"),
          new Mutant(
              "an indented block", "```choice", "    ```choice", "    ```choice", "it is prose"),
          new Mutant(
              "a session of any characters",
              " 1  Z1 = Ws @ x\n...\nbackstep> print Z1[0]\nZ1[0] = 0.0756",
              "[..]\n...\nbackstep> print Z1[0]\n[..]",
              "```session",
              "nothing but [..]"),
          new Mutant("a seed", "tol: 1e-4\n", "tol: 1e-4\nseed: 17\n", "seed: 17", "seed: pinned"),
          new Mutant(
              "a mistyped pin",
              "tol: 1e-4\n",
              "tol: 1e-4\nseed: pined its numbers\n",
              "seed: pined",
              "seed: pinned"),
          new Mutant(
              "a lesson that needs itself",
              "tol: 1e-4\n",
              "tol: 1e-4\nneeds: small\n",
              "---",
              "itself"),
          new Mutant(
              "a checkpoint of nothing",
              "assert: line == 2\nassert: near(Z1[0], Ws[0,2] + Ws[0,3], 1e-12)\n",
              "",
              "```checkpoint",
              "asserts nothing"),
          new Mutant(
              "a wrong answer without a reply",
              "wrong: 0 -> relu is zero only where Z1 is negative. Look at the sign of Z1[0].",
              "wrong: 0 ->",
              "wrong: 0 ->",
              "behind it"),
          new Mutant(
              "an answer that pins nothing",
              "answer: 0.0756",
              "answer: A1[0]",
              "```predict",
              "as it is now"),
          new Mutant(
              "a value that was shown, and is only looked at",
              "run: next\nvalue: A1[0]",
              "run: history Z1[0]\nvalue: Z1[0]",
              "```predict",
              "an earlier line of output"),
          new Mutant("a mistyped cheat", "cheat: drop 9", "cheat: dorp 9", "```goal", "failed"),
          new Mutant(
              "a mistyped try", "try: set alpha 0", "try: set alpha 0; bogus", "```goal", "failed"),
          new Mutant(
              "a hint that names the option",
              "hint: Look at the signs.",
              "hint: It is option 1.\nhint: Look at the signs.",
              "hint: It is option 1",
              "gives the answer"),
          new Mutant("a wrong expression", "value: A1[0]", "value: A1[0", "value: A1[0", ""),
          new Mutant("an unknown name", "value: A1[0]", "value: A9[0]", "value: A9[0]", "no 'A9'"),
          new Mutant(
              "a stale answer",
              "answer: 0.0756",
              "answer: 0.0856",
              "```predict",
              "the value is 0.0756"),
          new Mutant(
              "a stale output",
              "Z1[0] = 0.0756",
              "Z1[0] = 0.0757",
              "backstep> print Z1[0]",
              "print Z1[0]"),
          new Mutant(
              "a wide tolerance", "tol: 0.0005", "tol: 0.1", "wrong: 0", "within the tolerance"),
          new Mutant(
              "a tolerance that is none",
              "tol: 0.0005",
              "tol: much",
              "tol: much",
              "a number from 0 to 1"),
          new Mutant(
              "the same wrong answer twice", "wrong: sigmoid(Z1[0])", "wrong: 0", null, "already"),
          new Mutant(
              "a wrong answer without an arrow",
              "wrong: 0 ->",
              "wrong: 0",
              "wrong: 0",
              "0 -> what to say"),
          new Mutant(
              "the wrong option marked", "(*) none [", "( ) none [", "( ) none", "is not marked"),
          new Mutant(
              "two options marked",
              "( ) about half",
              "(*) about half",
              "(*) about",
              "does not hold"),
          new Mutant(
              "an option without a predicate",
              " [sum(A1 == 0) == 0]",
              "",
              "(*) none",
              "an option is written"),
          new Mutant(
              "two options that say the same", "about half", "none", "( ) none", "another option"),
          new Mutant(
              "a goal already reached",
              "gradient_error() < 1e-6 and",
              "gradient_error() < 9 or",
              "```goal",
              "before anything is done"),
          new Mutant(
              "a solution that is too short",
              "move 9 after 12; step",
              "move 9 after 12",
              "```goal",
              "does not reach"),
          new Mutant(
              "a command that is wider than the screen",
              "backstep> print Z1[0]",
              "backstep> print Z1[0]" + " + 0 * Z1[0]".repeat(5),
              "backstep> print",
              "does not fit in 80 columns"),
          new Mutant(
              "a solution that fails", "move 9 after 12; step", "moove 9", "```goal", "failed"),
          new Mutant(
              "a cheat that reaches the goal",
              "cheat: drop 9",
              "cheat: move 9 after 13; step",
              "```goal",
              "this cheat reaches"),
          new Mutant(
              "a goal that another program reaches",
              "without: load, data, set update\n",
              "",
              "```goal",
              "\n  load fixed-relu; step"),
          new Mutant(
              "a goal that another data set reaches",
              "until: epoch == 0 and sample == 3 and line == 14",
              "until: d == 1 and epoch == 0 and sample == 1 and line == 3 or epoch == 0 and sample == 3"
                  + " and line == 14 or d == 1 and sample == 0 and line > 2",
              "```goal id=again",
              "\n  data xnor; step"),
          new Mutant(
              "a goal that a run alone reaches",
              "until: epoch == 0 and sample == 3 and line == 14",
              "until: epoch == 2999 or epoch == 0 and sample == 3",
              "```goal id=again",
              "\n  run\n"),
          new Mutant(
              "a goal that steps of nothing reach",
              "until: epoch == 0 and sample == 3 and line == 14",
              "until: norm(alpha * dWs) == 0 and line == 14 or epoch == 0 and sample == 3",
              "```goal id=again",
              "\n  set alpha 0; step"),
          new Mutant(
              "what must still be so and never was",
              "still: hidden == 10",
              "still: hidden == 11",
              "```goal id=repair",
              "does not hold where the goal begins: hidden == 11"),
          new Mutant(
              "a mistyped command that does not count",
              "without: load",
              "without: laod",
              "```goal id=repair",
              "no command 'laod': did you mean 'load'?"),
          new Mutant(
              "a notice nobody sees", "try: set alpha 0\n", "try: step\n", "notice[", "no try:"),
          new Mutant("no hint", "hint: Look at the signs.\n", "", "```choice", "no hint"),
          new Mutant(
              "a hint that gives the answer",
              "relu(z) is max(0, z).",
              "It is 0.0756.",
              "hint: It is",
              "only the last may"),
          new Mutant(
              "an assert that does not hold",
              "assert: line == 2",
              "assert: line == 3",
              "```checkpoint",
              "does not hold here"),
          new Mutant(
              "equal decimals",
              "assert: line == 2",
              "assert: Z1[0] == 0.0756",
              "assert: Z1",
              "last bit"),
          new Mutant(
              "a goal from nowhere",
              "from: forward",
              "from: backward",
              "```goal id=again",
              "no checkpoint 'backward'"),
          new Mutant(
              "an unknown lesson needed",
              "format: 1",
              "format: 1\nneeds: nothing",
              "---",
              "no lesson 'nothing'"),
          new Mutant("another format", "format: 1", "format: 2", "---", "another format"),
          new Mutant(
              "a mistyped head", "title: One", "titel: One", "titel", "did you mean 'title'?"),
          new Mutant("another file's id", "lesson: small", "lesson: tiny", "---", "NN-tiny.md"),
          new Mutant("no title", "title: One sample, forward and back\n", "", "---", "title"),
          new Mutant(
              "an answer for one seed only",
              "(*) none [sum(A1 == 0) == 0]",
              "(*) none [near(A1[0], 0.0756, 0.001)]",
              "(*) none",
              "with seed"),
          new Mutant(
              "no goal at the end",
              "```goal id=again",
              "```choice id=again",
              "from: forward",
              "no 'from'"),
          new Mutant(
              "an output too wide",
              "Z1[0] = 0.0756",
              "Z1[0] = 0.0756" + " ".repeat(90) + "x",
              "backstep> print Z1[0]",
              ""),
          new Mutant(
              "a block in a list",
              "```choice",
              "- one\n\n  ```choice",
              "  ```choice",
              "left margin"));

  @TestFactory
  Stream<DynamicTest> aPlantedFaultIsFoundWhereItIs() {
    return MUTANTS.stream()
        .filter(mutant -> mutant.at() != null)
        .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> isFound(mutant)));
  }

  private static void isFound(Mutant mutant) throws IOException {
    String text = changed(mutant);
    List<String> lines = text.lines().toList();
    List<String> found = lint(text);
    assertThat(found)
        .as(String.join("\n", found))
        .anySatisfy(
            flaw -> {
              assertThat(flaw).contains(mutant.says());
              assertThat(places(mutant.at(), lines)).anyMatch(flaw::startsWith);
            });
  }

  private static String changed(Mutant mutant) throws IOException {
    assertThat(good()).contains(mutant.from());
    return good().replace(mutant.from(), mutant.to());
  }

  /** How a flaw begins that is about a line that begins so. */
  private static List<String> places(String beginning, List<String> lines) {
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> lines.get(i).startsWith(beginning))
        .map(i -> FILE + ":" + (i + 1) + ":")
        .toList();
  }

  @Test
  void thereAreManyMutants() {
    assertThat(MUTANTS).hasSizeGreaterThan(40);
  }

  @Test
  void anUnclosedFenceIsFound() throws IOException {
    String text = good() + "\n```session\nbackstep> step\n";
    assertThat(lint(text)).anySatisfy(one -> assertThat(one).contains("never closed"));
  }

  @Test
  void theGoodLessonHasNothingWrong() throws IOException {
    assertThat(lint(good())).isEmpty();
  }

  @Test
  @Tag("slow")
  void harmlessChangesAreAccepted() throws IOException {
    String good = good();
    assertAll(
        () -> assertThat(lint(good.replace("two zeros", "two noughts"))).isEmpty(),
        () -> assertThat(lint(good.replace("\n\n", "\n\n\n"))).isEmpty(),
        () -> assertThat(lint(good.replace("id=off", "id=on"))).isEmpty(),
        () -> assertThat(lint(good.replace("## Off or on", "## On or off"))).isEmpty(),
        () -> assertThat(lint(good.replace("Z1[0] = 0.0756", "Z1[0] = [..]"))).isEmpty(),
        () -> assertThat(lint(good.replace("Z1[0] = 0.0756", "Z1[0] =   0.07562"))).isEmpty(),
        () -> assertThat(lint(good.replace("answer: 0.0756", "answer: 0.07559"))).isEmpty(),
        () -> assertThat(lint(good.replace("( ) about", "( ) roughly"))).isEmpty(),
        () ->
            assertThat(
                    lint(
                        good.replace("```session\n", "````session\n")
                            .replace("Z1[0] = 0.0756\n```", "Z1[0] = 0.0756\n````")))
                .isEmpty(),
        () ->
            assertThat(lint(good.replace("ask: What will", "ask: What do you think\n  will")))
                .isEmpty());
  }

  private static String good() throws IOException {
    return Files.readString(Path.of("src/test/resources/lessons", FILE));
  }

  private static List<String> lint(String text) {
    return Lint.lines(FILE, text, Set.of("small", "slope"), Typed.SHELL);
  }
}
