package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstep.Reference;
import backstep.machine.Machine;
import backstep.machine.Sessions;
import backstep.machine.Survey;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exported script, run by Python, prints what the machine computes. */
class NumpyScriptTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");

  /** How each program is prepared; few epochs, since rounding errors grow in the rest. */
  private static final List<String> PREPARED =
      List.of(
          "load question-relu; set epochs 300",
          "load fixed-relu",
          "load question-sigmoid; set epochs 500",
          "load question-relu; move 9 after 13; edit 3 Z2 = 2 * (Wo @ A1) - -0.5; set epochs 9",
          "set layers 6,5; set bias on; set norm layer; set activation gelu; set epochs 20",
          "set activation elu; set layers 4,4; set epochs 20",
          "load deep.bp; set epochs 20",
          "load fixed-relu; data iris; set alpha 0.01; set bias on; set epochs 3",
          "load fixed-relu; data spirals; set epochs 20",
          "load fixed-relu; data houses.csv --scale --bias; set epochs 20",
          "load mazur.bp",
          "load fixed-relu; set shuffle on; set epochs 500",
          "set shuffle on; set seed 7; edit 7 dZ2 = (y - d) * (1 + sample); set epochs 20",
          "load momentum.bp; set shuffle on; set epochs 100",
          "load momentum.bp; set epochs 300",
          "load forward.bp; derive --apply; set epochs 30",
          "load inverted-mask; set epochs 20",
          "load axes.bp; derive --apply; set epochs 5",
          "load dropout.bp; set epochs 20",
          "load picks.bp; set epochs 20",
          "load pick-one.bp; set epochs 20",
          "load rows-all.bp; set batch 3; set pick random; set epochs 20",
          "set epochs 20; edit 6 reported = where(y > 0.5 and not d == 1, abs(y), norm(x[0:2]) + max(A1) ** 2)");

  private static final String NUMBERS_AS_MATRICES =
      """
      settings:
        alpha = 0.1
        epochs = 3
      data:
        1 -> 2
        2 -> 1
      parameters:
        W = ones(1, 1)
      forward:
        rate = alpha / (1 + epoch)
        p = W @ x
        s = sum(softmax(-alpha)) + (2 * alpha).T[0, 0]
        loss = 0.5 * sum((p - d) ** 2) + s
      backward:
        dW = (p - d) @ x.T
        W = W - alpha @ dW - rate @ dW
        reported = alpha + loss.T @ 1
      """;

  private static final JsonNode NUMBERS = Reference.json("functions.json");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> itPrintsTheSameNumbers() throws IOException, InterruptedException {
    assumeTrue(hasNumpy(), "python3 with numpy is not installed here");
    return PREPARED.stream()
        .map(line -> DynamicTest.dynamicTest(line, () -> printsTheSameNumbers(line)));
  }

  private void printsTheSameNumbers(String prepared) throws IOException, InterruptedException {
    MemoryWorld world = world();
    Typed typed = Typed.in(world);
    typed.does(prepared + "; export numpy it.py; set precision exact; run");
    Path script = folder.resolve("it.py");
    Files.writeString(script, world.read("it.py"));
    List<String> printed = python(script.toString()).lines().toList();
    assertThat(printed.get(0)).startsWith("epoch_loss ");
    assertNear(printed.get(0).split(" ", -1)[1], number(typed.does("print epoch_loss")));
    Machine machine = typed.session().timeline().here();
    assertThat(printed).hasSize(machine.experiment().data().size() + 1);
    Survey survey = Survey.of(machine, typed.session().now(), Sessions.expr("y"));
    for (int sample = 0; sample < printed.size() - 1; sample++) {
      Matrix ours = survey.value(sample).standing();
      String[] theirs = printed.get(sample + 1).split(" ", -1);
      for (int i = 0; i < ours.shape().rows(); i++) {
        assertNear(theirs[i + 1], ours.get(i, 0));
      }
    }
  }

  private static double number(String printed) {
    return Double.parseDouble(printed.substring(printed.indexOf("= ") + 2).strip());
  }

  private static void assertNear(String theirs, double ours) {
    assertThat(Double.parseDouble(theirs))
        .isCloseTo(ours, within(1e-6 * Math.max(1, Math.abs(ours))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyFunctionAndItsSlopeGivesThereWhatItGivesHere(boolean withAxes)
      throws IOException, InterruptedException {
    assumeTrue(hasNumpy(), "python3 with numpy is not installed here");
    List<String> calls =
        calls().stream().filter(call -> withAxes || !call.contains("axis=")).toList();
    MemoryWorld world = new MemoryWorld();
    world.write("calls.bp", program(calls));
    Typed typed = Typed.in(world);
    typed.does("load calls.bp; export numpy it.py; step");
    StringBuilder text = new StringBuilder(world.read("it.py"));
    IntStream.range(0, calls.size()).forEach(i -> text.append("print(*v" + i + ".ravel())\n"));
    Path script = Files.writeString(folder.resolve("it.py"), text);
    List<String> printed = python(script.toString()).lines().toList();
    for (int i = 0; i < calls.size(); i++) {
      Matrix ours = typed.session().now().value("v" + i).matrix();
      assertCells(calls.get(i), printed.get(printed.size() - calls.size() + i), ours);
    }
  }

  /** Those that another program has computed, but for the questions, which no program asks. */
  private static List<String> calls() {
    return NUMBERS.get("calls").properties().stream()
        .flatMap(function -> function.getValue().properties().stream())
        .map(Map.Entry::getKey)
        .filter(call -> !(form(call) instanceof Form.Question))
        .toList();
  }

  private static Form form(String call) {
    return Function.named(call.replaceAll("'?\\(.*", "")).orElseThrow().form();
  }

  /** A line for each call. */
  private static String program(List<String> calls) {
    StringBuilder parameters = new StringBuilder("\nparameters:\n");
    StringBuilder forward = new StringBuilder("\nforward:\n  y = d\n");
    for (Map.Entry<String, JsonNode> name : NUMBERS.get("names").properties()) {
      String rows = name.getValue().toString().replace("\"", "");
      parameters.append("  " + name.getKey() + " = " + rows + "\n");
    }
    for (int i = 0; i < calls.size(); i++) {
      boolean isDrawn = form(calls.get(i)) instanceof Form.Generator;
      (isDrawn ? parameters : forward).append("  v" + i + " = " + calls.get(i) + "\n");
    }
    return "settings:\n  activation = tanh\n\ndata:\n  1 -> 0\n" + parameters + forward;
  }

  private static void assertCells(String call, String theirs, Matrix ours) {
    String[] cells = theirs.replace("nan", "NaN").replace("inf", "Infinity").split(" ", -1);
    assertThat((long) cells.length).as(call).isEqualTo(ours.shape().cells());
    for (int i = 0; i < cells.length; i++) {
      double cell = ours.get(i / ours.shape().cols(), i % ours.shape().cols());
      double number = Double.parseDouble(cells[i]);
      assertThat(Math.abs(number - cell) < 1e-13 || Double.compare(number, cell) == 0)
          .as("%s is %s in numpy and %s here", call, number, cell)
          .isTrue();
    }
  }

  @Test
  void aScriptRunsWithoutYAndWithNumbersWhereMatricesBelong()
      throws IOException, InterruptedException {
    assumeTrue(hasNumpy(), "python3 with numpy is not installed here");
    MemoryWorld world = world();
    Typed typed = Typed.in(world);
    typed.does("load numbers.bp; export numpy it.py; set precision exact; run");
    Path script = Files.writeString(folder.resolve("it.py"), world.read("it.py"));
    List<String> printed = python(script.toString()).lines().toList();
    assertThat(printed).hasSize(1);
    assertNear(printed.get(0).split(" ", -1)[1], number(typed.does("print epoch_loss")));
  }

  @Test
  void aNameThatPythonHasTakenGetsAnotherOne() {
    MemoryWorld world = new MemoryWorld();
    Typed.in(world).does("insert after 6 lambda = 2 * y; export numpy it.py");
    assertThat(world.read("it.py")).contains("lambda_ = 2 * y").doesNotContain("lambda =");
  }

  private static MemoryWorld world() throws IOException {
    MemoryWorld world = new MemoryWorld();
    for (String name :
        List.of(
            "deep.bp",
            "mazur.bp",
            "momentum.bp",
            "forward.bp",
            "axes.bp",
            "dropout.bp",
            "picks.bp",
            "pick-one.bp",
            "rows-all.bp",
            "houses.csv")) {
      world.write(name, Files.readString(PROGRAMS.resolve(name)));
    }
    world.write("numbers.bp", NUMBERS_AS_MATRICES);
    return world;
  }

  private static boolean hasNumpy() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import numpy").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static String python(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("python3", script).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
