package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Names;
import backstep.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reduction makes of all cells it makes of those of each row or column too. */
class FoldTest {
  private static final JsonNode NUMBERS = Reference.json("functions.json");

  /** 3 x 4, 2 x 3 with a NaN, and 21 x 14, whose rows lie in lines of their own. */
  private static final List<String> MATRICES = List.of("M", "E", "L");

  private final Names names = new Names();

  FoldTest() {
    MATRICES.forEach(name -> names.put(name, Reference.matrix(NUMBERS.get("names").get(name))));
  }

  static Stream<Function> reductions() {
    return Arrays.stream(Function.values()).filter(f -> f.form() instanceof Form.Reduction);
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void aColumnOrARowGivesTheBitsThatItGivesAlone(Function function) {
    for (String name : MATRICES) {
      Shape shape = names.get(name).shape();
      Matrix columns = columns(function, name);
      Matrix rows = rows(function, name);
      for (int j = 0; j < shape.cols(); j++) {
        assertThat(Matrix.scalar(columns.get(0, j)))
            .isEqualTo(names.compute(function.word() + "(" + name + "[:," + j + "])"));
      }
      for (int i = 0; i < shape.rows(); i++) {
        assertThat(Matrix.scalar(rows.get(i, 0)))
            .isEqualTo(names.compute(function.word() + "(" + name + "[" + i + ",:])"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void soDoesTheSlope(Function function) {
    if (function.form().primedArity() == 0) {
      return;
    }
    String word = function.word() + "'(";
    for (String name : MATRICES) {
      Shape shape = names.get(name).shape();
      names.put("columns", names.compute(word + name + ", axis=0)"));
      for (int j = 0; j < shape.cols(); j++) {
        assertThat(names.compute("columns[:," + j + "]"))
            .isEqualTo(names.compute(word + name + "[:," + j + "])"));
      }
      names.put("rows", names.compute(word + name + ", axis=1)"));
      for (int i = 0; i < shape.rows(); i++) {
        assertThat(names.compute("rows[" + i + ",:]"))
            .isEqualTo(names.compute(word + name + "[" + i + ",:])"));
      }
    }
  }

  @Test
  void theCellsAreAddedInAscendingOrderFromTheFirst() {
    names.put("T", names.compute("[[1e16, 1e16, -0], [1, -1e16, -0], [-1e16, 1, -0]]"));
    assertThat(columns(Function.SUM, "T")).isEqualTo(names.compute("[[0, 1, -0]]"));
    assertThat(rows(Function.SUM, "T.T")).isEqualTo(names.compute("[0, 1, -0]"));
  }

  private Matrix columns(Function function, String matrix) {
    return names.compute(function.word() + "(" + matrix + ", axis=0)");
  }

  private Matrix rows(Function function, String matrix) {
    return names.compute(function.word() + "(" + matrix + ", axis=1)");
  }
}
