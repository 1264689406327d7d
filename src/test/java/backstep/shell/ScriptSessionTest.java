package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A script at the prompt: wherever a program may be named, a script may. */
class ScriptSessionTest {
  private final MemoryWorld world = new MemoryWorld();

  private Typed typed(String... scripts) throws IOException {
    for (String script : scripts) {
      world.write(script, Files.readString(Path.of("src/test/resources/scripts", script)));
    }
    return Typed.in(world);
  }

  @Test
  void loadSaysWhatIsLeftOut() throws IOException {
    assertThat(typed("question_relu.py").does("load question_relu.py"))
        .contains("10 lines, 4 samples")
        .contains("the script sets no seed: seed = 1")
        .contains("left out: question_relu.py:63: losses.append(loss)")
        .contains("left out: question_relu.py:64 to 65: prints")
        .contains("left out: question_relu.py:67 to 80: plots, the surface")
        .contains("left out: question_relu.py:82 to 83: prints");
  }

  @Test
  void theListShowsThePlaceOfEachLine() throws IOException {
    Typed typed = typed("question_relu.py");
    typed.does("load question_relu.py");
    assertThat(typed.does("list")).contains("Wo = Wo - alpha * dWo  # question_relu.py:51");
  }

  @Test
  void aLineIsNamedByItsPlaceInTheScript() throws IOException {
    Typed typed = typed("question_relu.py");
    typed.does("load question_relu.py");
    typed.does("break question_relu.py:51");
    assertThat(typed.does("continue")).contains("=>  8  Wo = Wo - alpha * dWo");
    assertThat(typed.fails("break question_relu.py:1"))
        .contains("no line of the program comes from question_relu.py:1");
  }

  @Test
  void aMovedLineIsTheRepairedScript() throws IOException {
    Typed typed = typed("question_relu.py", "fixed_relu.py");
    typed.does("load question_relu.py");
    typed.does("move 8 after 9");
    assertThat(typed.does("compare fixed_relu.py")).contains("the two programs are the same");
  }

  @Test
  void theSameSeedsLearnAsOfTheShippedProgram() throws IOException {
    Typed typed = typed("fixed_relu_outer.py");
    String ours = typed.does("sweep fixed_relu_outer.py --seeds 20 --epochs 1500");
    String theirs = typed.does("sweep fixed-relu --seeds 20 --epochs 1500");
    assertThat(runs(ours)).isNotEmpty().isEqualTo(runs(theirs));
  }

  /** How many runs learned, and the like. */
  private static List<String> runs(String sweep) {
    return sweep
        .lines()
        .filter(line -> line.contains("%"))
        .map(line -> line.substring(line.indexOf('|', 1)).replaceAll("[ |]+", " "))
        .filter(line -> !line.contains("interval"))
        .toList();
  }

  @Test
  void aScriptThatIsRefusedChangesNothing() throws IOException {
    Typed typed = typed("rows_shuffled.py");
    Session before = typed.session();
    assertThat(typed.fails("load rows_shuffled.py"))
        .contains("rows_shuffled.py:16:")
        .contains("random.shuffle of an array swaps views of its rows");
    assertThat(typed.session().timeline()).isEqualTo(before.timeline());
  }

  @Test
  void aScriptIsNeverWrittenOver() throws IOException {
    List<String> claimed = new ArrayList<>();
    MemoryWorld watched =
        new MemoryWorld() {
          @Override
          public void claim(String file) {
            claimed.add(file);
          }
        };
    watched.write("mine.py", Files.readString(Path.of("src/test/resources/scripts/layers.py")));
    Typed.in(watched).does("load mine.py");
    assertThat(claimed).isEmpty();
  }

  @Test
  void anExportedScriptCanBeLoadedAgain() throws IOException {
    Typed typed = typed("xor_scalars.py");
    typed.does("load xor_scalars.py");
    typed.does("export numpy again.py");
    typed.does("load again.py");
    assertThat(typed.does("compare xor_scalars.py")).contains("the same");
  }

  @Test
  void theScriptIsShownWhereTheRunStands() throws IOException {
    Typed typed = typed("question_relu.py");
    typed.does("load question_relu.py");
    typed.does("break :60");
    typed.does("goto 0:0:8");
    assertThat(typed.does("list --script"))
        .contains("=>   51          Wo = Wo - alpha*dWo\n")
        .contains("  *  60          Ws = Ws - alpha*dWs\n");
    assertThat(typed.fails("list --script 84")).contains("the lines of the script are 1 to 83");
    typed.does("load question-relu");
    assertThat(typed.fails("list --script")).contains("was not read from a script");
  }

  @Test
  void theNextPlaceIsNamedWhereNoLineComesFromOne() throws IOException {
    Typed typed = typed("question_relu.py");
    typed.does("load question_relu.py");
    assertThat(typed.fails("break :48")).contains("question_relu.py:50");
  }

  @Test
  void anEditedLineKeepsItsPlace() throws IOException {
    Typed typed = typed("xor_scalars.py");
    typed.does("load xor_scalars.py");
    typed.does("edit :26 gv0 = err * y * (1 - y) * h0");
    assertThat(typed.does("list :26")).contains("(1 - y) * h0").contains("xor_scalars.py:26");
    assertThat(typed.fails("edit :26 q = 1"))
        .contains("with that, line 15, xor_scalars.py:33:")
        .contains("there is no 'gv0'");
  }
}
