package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Names;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BranchesTest {

  static Stream<Function> elementwise() {
    return Arrays.stream(Function.values())
        .filter(f -> f.form() instanceof Form.Elementwise form && form.slope() != null);
  }

  /** So that a new function with a kink must say where it is. */
  @ParameterizedTest
  @MethodSource("elementwise")
  void theSlopeOfAFunctionJumpsAtItsKinksAndNowhereElse(Function function) {
    Form.Elementwise form = (Form.Elementwise) function.form();
    double step = 1.0 / 1024;
    for (double z = -8; z <= 8; z += step) {
      double below = form.slope().applyAsDouble(z - 1e-12);
      double above = form.slope().applyAsDouble(z + 1e-12);
      if (Double.isFinite(below) && Math.abs(above) < 1e9) {
        boolean jumps = Math.abs(above - below) > 1e-3 * (1 + Math.abs(above));
        assertThat(jumps).as(function + " at " + z).isEqualTo(form.kinks().contains(z));
      }
    }
  }

  static Stream<Function> ofSeveralCells() {
    return Arrays.stream(Function.values())
        .filter(f -> f.form().primedArity() > 0 && f != Function.ACT)
        .filter(f -> !(f.form() instanceof Form.Elementwise));
  }

  /** So that a new function with a kink must ask on which side of it the cells are. */
  @ParameterizedTest
  @MethodSource("ofSeveralCells")
  void theSlopeOfAFunctionOfSeveralCellsJumpsOnlyWhereAnAnswerChanges(Function function) {
    Random random = new Random(3);
    for (int i = 0; i < 5; i++) {
      Matrix from = Matrix.column(random.doubles(3, 0.1, 0.9).toArray());
      Matrix to = Matrix.column(random.doubles(3, 0.1, 0.9).toArray());
      new Path(function, from, to).requireSmooth();
      if (!(function.form() instanceof Form.Loss)) {
        new Path(function, from, negative(from)).requireSmooth();
      }
    }
  }

  private static Matrix negative(Matrix column) {
    return Matrix.column(-column.get(0, 0), -column.get(1, 0), -column.get(2, 0));
  }

  /** The straight way between two columns of cells. */
  private record Path(Function function, Matrix from, Matrix to) {
    private static final int STRETCHES = 16;

    private void requireSmooth() {
      for (double i = 0; i < STRETCHES; i++) {
        requireSmooth(i / STRETCHES, (i + 1) / STRETCHES);
      }
    }

    /** Halves a stretch towards a jump, until an answer changes on it, or there is none. */
    private void requireSmooth(double start, double end) {
      double low = start;
      double high = end;
      while (isJump(low, high) && answers(low).equals(answers(high))) {
        assertThat(high - low)
            .as("%s' jumps at %s, and Branches asks nothing there", function.word(), cells(low))
            .isGreaterThan(1e-12);
        double middle = (low + high) / 2;
        boolean below = change(low, middle) > change(middle, high);
        low = below ? low : middle;
        high = below ? middle : high;
      }
    }

    private boolean isJump(double low, double high) {
      return change(low, high) > 1e-3 * (1 + slope(low).largest());
    }

    private double change(double low, double high) {
      Matrix below = slope(low);
      Matrix above = slope(high);
      return IntStream.range(0, 3)
          .mapToDouble(i -> Math.abs(above.get(i, 0) - below.get(i, 0)))
          .max()
          .orElseThrow();
    }

    private Matrix slope(double place) {
      boolean given = function.form().primedArity() > 1;
      return at(place).compute(function.word() + (given ? "'(z, d)" : "'(z)"));
    }

    private List<Matrix> answers(double place) {
      boolean given = function.form().arity() > 1;
      return asked(function.word() + (given ? "(z, d)" : "(z)"), at(place)).stream()
          .map(at(place)::compute)
          .toList();
    }

    private Names at(double place) {
      Names names = new Names();
      names.put("z", cells(place));
      names.put("d", Matrix.column(0.25, 0.5, 0.125));
      return names;
    }

    private Matrix cells(double place) {
      return Matrix.column(
          IntStream.range(0, 3)
              .mapToDouble(i -> from.get(i, 0) + place * (to.get(i, 0) - from.get(i, 0)))
              .toArray());
    }
  }

  @Test
  void eachWayAnExpressionCanGoIsAskedFor() {
    Names names = new Names();
    names.put("v", names.compute("[3, -1]"));
    names.put("a", names.compute("2"));
    assertThat(asked("relu(v) + sigmoid(v) @ [[1]]", names)).containsExactly("v < 0");
    assertThat(asked("where(v > a, v, 2)", names)).containsExactly("(v > a) != 0", "v > a");
    assertThat(asked("max(v) - min(-v)", names)).containsExactly("argmax(v)", "argmax(--v)");
    assertThat(asked("norm(v) + norm(v[0])", names)).containsExactly("any(v)", "v[0] < 0");
    assertThat(asked("maximum(v, a) ** 2", names)).containsExactly("v < a");
    assertThat(asked("softmax(v) * tanh(v) + log(a)", names)).isEmpty();
  }

  private static List<String> asked(String text, Names names) {
    Expr expr = Parser.expression(Source.typed(text));
    return Branches.of(expr, names).stream().map(Printer::print).toList();
  }
}
