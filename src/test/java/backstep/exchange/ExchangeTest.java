package backstep.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstep.matrix.Matrix;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights and traces, as somebody at the prompt takes them out and in. */
class ExchangeTest {
  private final MemoryWorld world = new MemoryWorld();
  private final Typed typed = Typed.in(world);
  @TempDir private Path folder;

  private Matrix value(String name) {
    return typed.session().now().value(name).matrix();
  }

  @Test
  void theFirstWeightsAreTheFileThatTheQuestionsScriptWouldSave() throws IOException {
    assertThat(typed.does("save weights w.npy")).isEqualTo("saved Ws, Wo in w.npy\n");
    assertThat(world.readBytes("w.npy"))
        .isEqualTo(Files.readAllBytes(Path.of("src/test/resources/numpy/question.npy")));
  }

  @Test
  void loadingThemIsAnEditThatUndoTakesBack() {
    Matrix first = value("Ws");
    typed.does("save weights w.npz; run 20");
    Matrix later = value("Ws");
    assertThat(typed.does("load weights w.npz")).isEqualTo("Ws, Wo set from w.npz\n");
    assertThat(value("Ws")).isEqualTo(first);
    typed.does("undo");
    assertThat(value("Ws")).isEqualTo(later);
    typed.does("load weights Wo w.npz");
    assertThat(value("Ws")).isEqualTo(later);
  }

  @Test
  void numpyReadsWhatWasSavedAndWritesWhatIsLoaded() throws IOException, InterruptedException {
    assumeTrue(hasNumpy(), "python3 with numpy is not installed here");
    typed.does("step 3; save weights w.npy; save weights w.npz");
    Files.write(folder.resolve("w.npy"), world.readBytes("w.npy"));
    Files.write(folder.resolve("w.npz"), world.readBytes("w.npz"));
    python(
        """
        import numpy as np
        with open("w.npy", "rb") as file:
            Ws = np.load(file)
            Wo = np.load(file)
        named = np.load("w.npz")
        assert (Ws == named["Ws"]).all() and (Wo == named["Wo"]).all() and len(named.files) == 2
        np.savez("doubled.npz", Wo=2 * Wo, Ws=np.asfortranarray(2 * Ws))
        """);
    Matrix before = value("Ws");
    world.writeBytes("doubled.npz", Files.readAllBytes(folder.resolve("doubled.npz")));
    typed.does("load weights doubled.npz");
    assertThat(value("Ws").get(9, 3)).isEqualTo(2 * before.get(9, 3));
    assertThat(value("Ws").get(3, 0)).isEqualTo(2 * before.get(3, 0));
  }

  @Test
  void aTraceHasEveryNumberThatLinesCompute() {
    typed.does("save trace t.csv 0 0:1");
    List<String> rows = world.read("t.csv").lines().toList();
    assertThat(rows.get(0)).isEqualTo("epoch,sample,line,name,row,col,value");
    // 10 + 10 + 1 + 1 + 1 + 1, and 1 + 10 + 10 + 10 + 10 + 40 + 40, for two samples
    assertThat(rows).hasSize(1 + 2 * 145);
    typed.does("set precision exact; finish");
    assertThat(rows).contains("0,0,12,dWs,3,2," + printed("dWs[3,2]"));
    assertThat(rows).contains("0,0,13,Ws,9,3," + printed("Ws[9,3]"));
    typed.does("step");
    assertThat(rows.get(rows.size() - 1)).isEqualTo("0,1,13,Ws,9,3," + printed("Ws[9,3]"));
  }

  private String printed(String cell) {
    return typed.does("print " + cell).strip().replaceAll(".*= ", "");
  }

  @Test
  void aTraceOfThePastShowsItAsItRan() {
    typed.does(
        "step 2; save trace before.csv 0 0:1; set alpha 0.5; step; save trace after.csv 0 0:1");
    assertThat(world.read("after.csv")).isEqualTo(world.read("before.csv"));
    typed.does("save trace third.csv 0:2:13 0:2:13");
    assertThat(world.read("third.csv")).contains("0,2,13,Ws,9,3,");
  }

  @Test
  void aTraceOfWhatWasSetByHandRightAfterShowsWhatTheLineMade() {
    typed.does("save trace before.csv 0 0:0; step; set Ws[0,0] 7; save trace after.csv 0 0:0");
    assertThat(world.read("after.csv")).isEqualTo(world.read("before.csv"));
  }

  @Test
  void theSameAsJsonIsRecords() throws IOException {
    typed.does("set Ws[0,0] nan; set Ws[1,0] inf; save trace t.csv 0 0:1; save trace t.json 0 0:1");
    List<String> rows = world.read("t.csv").lines().toList();
    JsonNode records = new ObjectMapper().readTree(world.read("t.json"));
    assertThat(records).hasSize(rows.size() - 1);
    for (int i = 0; i < records.size(); i++) {
      JsonNode one = records.get(i);
      String[] row = rows.get(i + 1).split(",", -1);
      assertThat(one.get("epoch").asText()).isEqualTo(row[0]);
      assertThat(one.get("name").asText()).isEqualTo(row[3]);
      assertThat(one.get("col").asText()).isEqualTo(row[5]);
      if (one.get("value").isNull()) {
        assertThat(row[6]).isEqualTo("nan");
      } else {
        assertThat(one.get("value").asDouble())
            .isEqualTo(Double.parseDouble(row[6].replace("inf", "Infinity")));
      }
    }
  }

  @Test
  void aTraceThatIsTooLongOrInterruptedIsNotWritten() {
    assertThat(typed.fails("save trace t.csv 0 9999"))
        .endsWith("this would be 5799855 numbers, and at most 1000000 are saved\n");
    world.cancelledAfter(3);
    assertThat(typed.fails("save trace t.csv")).contains("nothing is saved");
    assertThat(world.files()).isEmpty();
  }

  private static boolean hasNumpy() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import numpy").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private void python(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
