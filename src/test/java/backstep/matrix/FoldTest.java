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

/** What a reduction makes of all cells it makes of those of a row or a column too. */
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
  void alongColumnsAndRowsItGivesTheNumbersOfNumpy(Function function) {
    JsonNode folded = NUMBERS.get("folds").get(function.word());
    assertThat(folded)
        .as("resources/reference/functions.py computes no %s of columns and rows", function.word())
        .isNotNull();
    for (String name : MATRICES) {
      String what = function.word() + " of " + name;
      JsonNode expected = folded.get(name);
      assertNear(what, columns(function, names.get(name)), expected.get("columns"));
      assertNear(what, rows(function, names.get(name)), expected.get("rows"));
    }
  }

  private static void assertNear(String what, Matrix actual, JsonNode expected) {
    Reference.assertNear(what, actual, Reference.matrix(expected), 1e-14, 1e-15);
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void aColumnOrARowGivesTheBitsThatItGivesAlone(Function function) {
    for (String name : MATRICES) {
      Shape shape = names.get(name).shape();
      Matrix columns = columns(function, names.get(name));
      Matrix rows = rows(function, names.get(name));
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
  void soDoesTheSlopeAndTheOtherCellsStayAsTheyAre(Function function) {
    Fold.Slope slope = ((Form.Reduction) function.form()).slope();
    if (slope == null) {
      return;
    }
    for (String name : MATRICES) {
      Buffer in = Buffer.of(names.get(name));
      Buffer out = Buffer.of(in.shape());
      int col = in.shape().cols() - 1;
      slope.fill(Cells.column(out, col), Cells.column(in, col));
      names.put("slope", out.toMatrix());
      String alone = function.word() + "'(" + name + "[:," + col + "])";
      assertThat(names.compute("slope[:," + col + "]")).isEqualTo(names.compute(alone));
      assertThat(names.scalar("any(slope[:,0:" + col + "])").getAsDouble()).isZero();

      int row = in.shape().rows() - 1;
      slope.fill(Cells.row(out, row), Cells.row(in, row));
      names.put("slope", out.toMatrix());
      alone = function.word() + "'(" + name + "[" + row + ",:])";
      assertThat(names.compute("slope[" + row + ",:]")).isEqualTo(names.compute(alone));
    }
  }

  @Test
  void theCellsAreAddedInAscendingOrderFromTheFirst() {
    Matrix matrix = names.compute("[[1e16, 1e16, -0], [1, -1e16, -0], [-1e16, 1, -0]]");
    assertThat(columns(Function.SUM, matrix)).isEqualTo(names.compute("[[0, 1, -0]]"));
    names.put("T", matrix);
    assertThat(rows(Function.SUM, names.compute("T.T"))).isEqualTo(names.compute("[0, 1, -0]"));
  }

  private static Matrix columns(Function function, Matrix matrix) {
    Buffer out = Buffer.of(new Shape(1, matrix.shape().cols()));
    fold(function).ofColumns(out, Buffer.of(matrix));
    return out.toMatrix();
  }

  private static Matrix rows(Function function, Matrix matrix) {
    Buffer out = Buffer.of(Shape.column(matrix.shape().rows()));
    fold(function).ofRows(out, Buffer.of(matrix));
    return out.toMatrix();
  }

  private static Fold fold(Function function) {
    return ((Form.Reduction) function.form()).value();
  }
}
