package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backstep.Names;
import backstep.Reference;
import backstep.matrix.Matrix;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators, indices and functions mean what they mean in numpy. */
class LoweringTest {
  private static final JsonNode NUMPY = Reference.json("numpy-expressions.json");

  private final Names names = new Names();

  LoweringTest() {
    NUMPY
        .get("names")
        .properties()
        .forEach(name -> names.put(name.getKey(), Reference.matrix(name.getValue())));
  }

  static Stream<Arguments> cases() {
    return StreamSupport.stream(NUMPY.get("cases").spliterator(), false)
        .map(one -> Arguments.of(one.get("expression").asText(), one.get("value")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void expressionsMeanWhatTheyMeanInNumpy(String expression, JsonNode value) {
    Reference.assertNear(
        expression, names.compute(expression), Reference.matrix(value), 1e-14, 1e-15);
  }

  @Test
  void sumsAndProductsAddInAscendingOrder() {
    Matrix zero = Matrix.scalar(0);
    Matrix one = Matrix.scalar(1);
    assertThat(names.compute("sum([1e16, 1, -1e16])")).isEqualTo(zero);
    assertThat(names.compute("sum([1e16, -1e16, 1])")).isEqualTo(one);
    assertThat(names.compute("[[1e16, 1, -1e16]] @ [1, 1, 1]")).isEqualTo(zero);
    assertThat(names.compute("[[1e16, -1e16, 1]] @ [1, 1, 1]")).isEqualTo(one);
    assertThat(names.compute("[[1e16, 7], [1, 7], [-1e16, 7]].T @ [1, 1, 1]"))
        .isEqualTo(Matrix.column(0, 21));
    assertThat(names.compute("[[1e16, 1, -1e16]] @ [[1, 0], [1, 0], [1, 1]]"))
        .isEqualTo(Matrix.of(new double[][] {{0, -1e16}}));
  }

  @Test
  void aProductIsRoundedBeforeItIsAdded() {
    double third = 1.0 / 3;
    assertThat(names.compute("[[1 / 3, 1]] @ [3, -1]")).isEqualTo(Matrix.scalar(third * 3 - 1));
  }

  @Test
  void negativeZeroIsKept() {
    assertThat(names.compute("-0")).isEqualTo(Matrix.scalar(-0.0));
    assertThat(names.compute("0 * -1")).isEqualTo(Matrix.scalar(-0.0));
    assertThat(names.compute("sum([-0, -0])")).isEqualTo(Matrix.scalar(-0.0));
    assertThat(names.compute("1 / -0")).isEqualTo(Matrix.scalar(Double.NEGATIVE_INFINITY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M @ c     | 2 | M is 3 x 4 and c is 3 x 1: the inner sizes 4 and 3 differ",
        "M + N     | 2 | M is 3 x 4 and N is 3 x 3: their sizes must be equal, or 1",
        "M[3,0]    | 1 | M is 3 x 4 and has no row 3: they count from 0 to 2",
        "M[0,-5]   | 1 | M is 3 x 4 and has no column -5: they count from 0 to 3",
        "M[2:1,0]  | 1 | M is 3 x 4 and the range takes none of its rows: they count from 0 to 2",
        "c[3]      | 1 | c is 3 x 1 and has no row 3: they count from 0 to 2",
        "[M, 1]    | 1 | a cell of a matrix must be 1 x 1 and this is 3 x 4",
        "cross_entropy(c, r) | 0 | c is 3 x 1 and r is 1 x 4: cross_entropy needs two of one shape",
        "near(c, c, c) | 11 | the tolerance must be 1 x 1 and this is 3 x 1",
        "where(M, c, N) | 0 | the condition is 3 x 4 and the values are 3 x 3:"
            + " their sizes must be equal, or 1",
      })
  void shapesThatDoNotFitAreRefused(String expression, int caret, String message) {
    UserError error = catchThrowableOfType(UserError.class, () -> names.compute(expression));
    assertThat(ParserTest.unwrapped(error))
        .isEqualTo("  " + expression + "\n  " + " ".repeat(caret) + "^ " + message);
  }

  @Test
  void aMatrixThatDoesNotFitIntoMemoryIsRefused() {
    names.put("long", Matrix.of(new double[1][1001]));
    UserError error = catchThrowableOfType(UserError.class, () -> names.compute("long.T @ long"));
    assertThat(error).hasMessage("this is 1001 x 1001, 1002001 cells; at most 1000000 fit");
  }
}
