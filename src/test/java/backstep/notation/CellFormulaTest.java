package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.Names;
import backstep.matrix.Matrix;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for a cell is what the cell is. */
class CellFormulaTest {
  private final Names names = new Names();

  @BeforeEach
  void fill() {
    names.put("s", names.compute("0.3"));
    names.put("y", names.compute("0.7"));
    names.put("v", names.compute("[0.5, -2, 3]"));
    names.put("u", names.compute("[0.25, 4]"));
    names.put("r", names.compute("[[5, 6, -7]]"));
    names.put("M", names.compute("[[1, 2], [3, 4], [5, 6]]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v @ u.T",
        "-s * (v * tanh'(v)) @ u.T",
        "(-s * r).T @ (y - s) * act'(v) @ u.T",
        "M * v",
        "M * u.T * s",
        "(v - 2) @ u.T",
        "-(-v @ (2 * u).T) * s * s"
      })
  void theCellComputesToTheCell(String text) {
    Matrix whole = names.compute(text);
    String formula = formula(text).orElseThrow();
    for (int j = 0; j < whole.shape().rows(); j++) {
      for (int k = 0; k < whole.shape().cols(); k++) {
        String cell = formula.replaceAll("\\bj\\b", "" + j).replaceAll("\\bk\\b", "" + k);
        double value = names.scalar(cell).getAsDouble();
        assertThat(value).as(cell).isCloseTo(whole.get(j, k), within(1e-12));
      }
    }
  }

  @Test
  void aSumOverUnitsIsNoProductOfCells() {
    assertThat(formula("M @ u")).isEmpty();
    assertThat(formula("softmax(v)")).isEmpty();
    assertThat(formula("v / s")).isEmpty();
    assertThat(formula("v - r.T")).isEmpty();
  }

  @Test
  void equalFactorsAreGathered() {
    assertThat(formula("v * v * s * s")).contains("s ** 2 * v[j] ** 2");
    assertThat(formula("(y - s) * v * (y - s)")).contains("(y - s) ** 2 * v[j]");
  }

  private Optional<String> formula(String text) {
    Expr expr = Parser.expression(Source.typed(text));
    return CellFormula.of(
        expr,
        part -> Lowering.expression(part, names).slot().value().shape(),
        n -> Optional.empty());
  }
}
