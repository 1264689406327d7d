package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.render.Chart.Curve;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Window WINDOW = new Window(40, 24, false, false);
  private static final View NARROW = new View(Numbers.USUAL, Borders.ASCII, WINDOW);

  @Test
  void aLineIsALineFromCornerToCorner() {
    assertThat(Chart.text(List.of(curve("t", t -> t, 31)), NARROW))
        .isEqualTo(
            """
            30.0000 +                              *
                    |                            **
                    |                          **
                    |                        **
                    |                      **
                    |                    **
                    |                  **
                    |                **
            14.0000 +               **
                    |             **
                    |           **
                    |         **
                    |       **
                    |     **
                    |   **
             0.0000 + **
                    +------------------------------
                     epoch 0                      30
            * t
            """);
  }

  @Test
  void whatSpansManyDecadesIsDrawnByItsLogarithm() {
    String drawn = Chart.text(List.of(curve("e", Math::exp, 30)), NARROW);
    assertThat(drawn).contains("the scale is logarithmic").startsWith("3.93e+12 +");
    assertThat(drawn.lines().limit(16).filter(line -> line.contains("*")).count()).isEqualTo(16);
  }

  @Test
  void whatIsNotFiniteIsLeftOutAndSaid() {
    String drawn = Chart.text(List.of(curve("z", t -> t < 10 ? t : 0 / 0.0, 30)), NARROW);
    assertThat(drawn).contains("* z, not finite from epoch 10 on");
  }

  @Test
  void aConstantIsALineInTheMiddle() {
    String drawn = Chart.text(List.of(curve("c", t -> 5, 30)), NARROW);
    assertThat(drawn.lines().toList().get(8)).contains("****");
  }

  @Test
  void severalCurvesHaveMarksOfTheirOwn() {
    String drawn = Chart.text(List.of(curve("t", t -> t, 9), curve("s", t -> 9 - t, 9)), NARROW);
    assertThat(drawn).contains("* t\n+ s\n");
  }

  @Test
  void withBoxBordersDotsAreFiner() {
    View box = new View(Numbers.USUAL, Borders.BOX, WINDOW);
    String drawn = Chart.text(List.of(curve("t", t -> t, 31)), box);
    assertThat(drawn.chars().filter(c -> c > 0x2800 && c < 0x2900).count()).isPositive();
    assertThat(drawn).endsWith("31\nt\n".replace("31", "30"));
  }

  @Test
  void noLineIsWiderThanTheWindow() {
    assertThat(Chart.text(List.of(curve("t", t -> 1e-7 * t, 500)), NARROW).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
  }

  private static Curve curve(String name, DoubleUnaryOperator f, int count) {
    double[] epochs = IntStream.range(0, count).asDoubleStream().toArray();
    return new Curve(
        name, epochs, IntStream.range(0, count).mapToDouble(f::applyAsDouble).toArray());
  }
}
