package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.network.Experiment;
import backstep.notation.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers of a file beside the script, and texts that name it. */
class DataFileTest {
  private static final String SCRIPT =
      """
      import numpy as np
      np.random.seed(1)
      data = np.loadtxt('xor.csv', delimiter=',', skiprows=1)
      X = data[:, 0:3]
      t = data[:, 3]
      w = np.random.randn(3)
      for e in range(100):
          for k in range(len(X)):
              y = np.tanh(w @ X[k])
              w = w - 0.1 * (y - t[k]) * (1 - y * y) * X[k]
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "xor.csv", "a,b,c,t\n0,0,1,0\r\n0, 1,1,1 # the second\n\n1,0,1,1\n1,1,1,0\n",
          "data/xor.txt", "head of a table\n0 0 1 0\n 0 1 1 1\n1\t0 1 1\n1e0 1. 1 .0",
          "gap.csv", "a,b,c,t\n0,0,1,0\n0,1,,1\n",
          "short.csv", "a,b,c,t\n0,0,1,0\n0,1,1\n");

  private static Experiment read(String script) {
    return Script.read(
        "mine.py",
        script,
        name -> {
          if (!FILES.containsKey(name)) {
            throw new UserError("there is no file " + name);
          }
          return FILES.get(name);
        });
  }

  private static void refused(String script, String sentence) {
    assertThatThrownBy(() -> read(script)).isInstanceOf(UserError.class).hasMessage(sentence);
  }

  @Test
  void theFileIsTheData() {
    var second = read(SCRIPT).data().samples().get(1);
    assertThat(second.x().cells()).containsExactly(0.0, 1.0, 1.0);
    assertThat(second.d().cells()).containsExactly(1.0);
  }

  @Test
  void bothFunctionsOfNumpyAndBothWaysToPartNumbersAreRead() {
    String other =
        SCRIPT.replace(
            "loadtxt('xor.csv', delimiter=',', skiprows=1)",
            "genfromtxt('data/' + 'xor.txt', skip_header=1)");
    assertThat(read(other).program()).isEqualTo(read(SCRIPT).program());
  }

  @Test
  void whatIsNoNumberIsNamedWithItsLine() {
    refused(SCRIPT.replace(", skiprows=1", ""), "line 1 of the file has 'a', which is no number");
    refused(SCRIPT.replace("xor.csv", "gap.csv"), "line 3 of the file has '', which is no number");
    refused(
        SCRIPT.replace("xor.csv", "short.csv"),
        "numpy stops here: the lines of the file differ in length");
    refused(SCRIPT.replace("xor.csv", "none.csv"), "there is no file none.csv");
  }

  @Test
  void keysThatArePutTogetherAreDifferentKeys() {
    String keys =
        SCRIPT
            .replace("w = np.random.randn(3)", "p = {}\np['W' + str(1)] = np.random.randn(3)")
            .replace("for e in", "p['W' + str(2)] = np.random.randn(3)\nfor e in")
            .replace("w @ X", "p['W1'] @ X")
            .replace("        w = w - ", "        p['W1'] -= ");
    assertThat(read(keys).program().lines().toString()).contains("p_W1 = p_W1 - ");
  }

  @Test
  void wholeNumbersAreDrawnAsNumpyDrawsThem() {
    String drawn = SCRIPT.replace("randn(3)", "randint(-3, 4, size=3) * 0.5");
    assertThat(read(drawn).program().parameters().toString()).contains("[1, 0, 0.5]");
  }
}
