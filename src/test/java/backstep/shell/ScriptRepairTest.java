package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An edited program goes back into the script that it was read from, or is told by hand. */
class ScriptRepairTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/scripts");

  private final MemoryWorld world = new MemoryWorld();

  private Typed loaded(String script) throws IOException {
    world.write(script, Files.readString(SCRIPTS.resolve(script)));
    Typed typed = Typed.in(world);
    typed.does("load " + script);
    return typed;
  }

  /** The lines that only one of two texts has, in their order. */
  private static List<String> difference(String old, String now) {
    List<String> less = new ArrayList<>(old.lines().toList());
    List<String> more = new ArrayList<>(now.lines().toList());
    now.lines().forEach(less::remove);
    old.lines().forEach(more::remove);
    return Stream.concat(
            less.stream().map(line -> "- " + line.strip()),
            more.stream().map(line -> "+ " + line.strip()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "product.py | edit :20 gz = (y - d) * v * (1 - h ** 2) | gz = (y - t) * v * (1 - h ** 2)",
        "product.py | edit :20 gz = (y - d) * v * tanh'(z) | gz = (y - t) * v * (1 - np.tanh(z) **"
            + " 2)",
        "product.py | set rate 0.125 | rate = 0.125",
        "rates_tried.py | edit 5 at_guess = 2 * miss | at_guess = 2 * miss",
        "product.py | insert after 6 q = 2 * gz | q = 2 * gz",
        "batch_functions.py | edit :19 dZ2 = 2 * (y - d) | dZ2 = 2 * (c[\"A2\"] - Y)",
        "batch_rows.py | edit 9 b_out = b_out - mean(d_out, axis=0) | b_out -= np.mean(d_out,"
            + " axis=0, keepdims=True)",
        "batch_rows.py | edit 7 w_out = w_out - hidden.T @ d_out * lr | w_out -="
            + " hidden.T.dot(d_out) * lr",
        "layer_objects.py | edit 6 grad = y - d | grad = output - y",
        "xor_scalars.py | edit 12 gv0 = err * y * (1 - y) * h0 | gv0 = err * out * (1 - out) * h0",
      })
  void anEditedLineIsChangedInItsPlaceAndNothingElse(String script, String edit, String line)
      throws IOException {
    Typed typed = loaded(script);
    typed.does(edit);
    assertThat(typed.does("export numpy --repair mended.py")).contains("saved mended.py");
    List<String> difference = difference(world.read(script), world.read("mended.py"));
    assertThat(difference).last().asString().isEqualTo("+ " + line);
    assertThat(difference).hasSize(edit.startsWith("insert") ? 1 : 2);
    typed.does("load mended.py");
    assertThat(typed.does("list")).contains("mended.py:");
  }

  @Test
  void aMovedLineIsMovedWithItsLoop() throws IOException {
    Typed typed = loaded("output_first.py");
    typed.does("move 5 after 7");
    assertThat(typed.does("export numpy --repair mended.py"))
        .contains("\n  move lines 23 to 25 after line 30\n");
    List<String> mended = world.read("mended.py").lines().toList();
    assertThat(mended.get(27)).isEqualTo("        for i, neuron in enumerate(output):");
    typed.does("load mended.py");
    assertThat(typed.does("diagnose")).startsWith("Nothing was found");
  }

  @Test
  void severalChangesComeTogether() throws IOException {
    Typed typed = loaded("question_relu.py");
    typed.does("move :51 after :56");
    typed.does("edit :56 dWs = 2 * where(Z1 >= 0, Wo.T * (y - d) @ x.T, 0)");
    assertThat(typed.fails("export numpy --repair mended.py"))
        .containsPattern("nothing\\s+is\\s+written")
        .containsPattern("move\\s+line\\s+51\\s+after\\s+line\\s+59");
    typed.does("undo");
    typed.does("set alpha 0.125");
    typed.does("export numpy --repair mended.py");
    typed.does("load fixed-relu; set alpha 0.125");
    assertThat(typed.does("compare mended.py")).contains("the two do the same");
  }

  @Test
  void whatIsNotALineOfTheScriptIsToldInWords() throws IOException {
    Typed typed = loaded("net_object.py");
    typed.does("edit 5 dh = delta * W2 * (1 - h * y)");
    assertThat(typed.fails("export numpy --repair mended.py"))
        .contains("nothing is written")
        .contains("change line 23: ");
    assertThat(world.has("mended.py")).isFalse();
    assertThat(typed.does("export numpy mended.py")).contains("to do the same in net_object.py");
  }

  @Test
  void aNameThatTheScriptDoesNotKnowIsNotWritten() throws IOException {
    Typed typed = loaded("batch_rows.py");
    typed.does("edit 7 w_out = w_out - hidden.T @ d_out * lr / m");
    assertThat(typed.fails("export numpy --repair mended.py")).contains("change line 28: ");
  }

  @Test
  void diagnoseSaysTheLineOfPythonBesideWhatToType() throws IOException {
    Typed typed = loaded("batch_rows.py");
    assertThat(typed.does("diagnose"))
        .contains("try: edit 7 w_out = w_out - hidden.T @ d_out * lr;")
        .contains("batch_rows.py: change line 28 to w_out -= hidden.T.dot(d_out) * lr;");
    typed.does("edit 7 w_out = w_out - hidden.T @ d_out * lr");
    assertThat(typed.does("diagnose"))
        .contains("batch_rows.py: change line 29 to w_in -= inp.T.dot(d_hidden) * lr;")
        .doesNotContain("change line 28");
  }

  @Test
  void theScriptItselfStaysAsItIs() throws IOException {
    Typed typed = loaded("product.py");
    assertThat(typed.fails("export numpy --repair product.py"))
        .contains("nothing of product.py has been changed here");
    typed.does("set rate 0.125");
    assertThat(typed.does("export numpy --repair product.py")).contains("saved product-mended.py");
    assertThat(world.read("product.py")).isEqualTo(Files.readString(SCRIPTS.resolve("product.py")));
    assertThat(typed.does("export numpy mended.py"))
        .contains("export numpy --repair mended.py writes product.py");
    assertThat(Typed.in(world).fails("export numpy --repair mended.py"))
        .contains("was not read from a script");
  }

  @Test
  void theEndsOfLinesStay() throws IOException {
    String text = Files.readString(SCRIPTS.resolve("product.py")).replace("\n", "\r\n");
    world.write("product.py", text);
    Typed typed = Typed.in(world);
    typed.does("load product.py");
    typed.does("set rate 0.125");
    typed.does("export numpy --repair mended.py");
    assertThat(world.read("mended.py")).isEqualTo(text.replace("rate = 0.1\r", "rate = 0.125\r"));
  }

  /** Each line of a script in turn is doubled: it is written truly, or not at all. */
  @ParameterizedTest
  @CsvSource({"product.py, 5", "four_functions.py, 3", "batch_rows.py, 4"})
  void aDoubledLineIsReadAsThatOrNotWritten(String script, int least) throws IOException {
    Typed typed = loaded(script);
    List<String> lines =
        Script.read(script, world.read(script)).program().lines().stream()
            .map(Object::toString)
            .toList();
    int written = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] sides = lines.get(i).split(" = ", 2);
      typed.does("edit " + (i + 1) + " " + sides[0] + " = 2 * (" + sides[1] + ")");
      if (typed.type("export numpy --repair doubled.py").startsWith("saved")) {
        written++;
        assertThat(typed.does("compare doubled.py")).contains("the same");
      }
      typed.does("undo");
    }
    assertThat(written).isGreaterThanOrEqualTo(least);
  }
}
