package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstep.machine.Machine;
import backstep.matrix.Matrix;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

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
          "set epochs 20; edit 6 reported = where(y > 0.5 and not d == 1, abs(y), norm(x[0:2]) + max(A1) ** 2)");

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
    for (int sample = 0; sample < printed.size() - 1; sample++) {
      Matrix ours = machine.fork(typed.session().now(), sample).value("y").matrix();
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

  @Test
  void aNameThatPythonHasTakenGetsAnotherOne() {
    MemoryWorld world = new MemoryWorld();
    Typed.in(world).does("insert after 6 lambda = 2 * y; export numpy it.py");
    assertThat(world.read("it.py")).contains("lambda_ = 2 * y").doesNotContain("lambda =");
  }

  private static MemoryWorld world() throws IOException {
    MemoryWorld world = new MemoryWorld();
    for (String name : List.of("deep.bp", "mazur.bp", "momentum.bp", "forward.bp", "houses.csv")) {
      world.write(name, Files.readString(PROGRAMS.resolve(name)));
    }
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
