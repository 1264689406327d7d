package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.render.Chart.Curve;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Window WINDOW = new Window(40, 24, false, false, false);
  private static final View NARROW = new View(Numbers.USUAL, Tables.ASCII, WINDOW);

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
            15.0000 +                *
                    |              **
                    |            **
                    |          **
                    |        **
                    |      **
                    |    **
                    |  **
             0.0000 + *
                    +------------------------------
                     epoch 0                      30
            * t
            """);
  }

  @Test
  void whatSpansManyDecadesIsDrawnByItsLogarithm() {
    String drawn = Chart.text(List.of(curve("e", Math::exp, 30)), NARROW);
    assertThat(drawn).contains("the scale is logarithmic").startsWith("3.93e+12 +");
    assertThat(drawn.lines().limit(17).filter(line -> line.contains("*")).count()).isEqualTo(17);
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
  void aWindowThatHasBrailleShowsDots() {
    String drawn = Chart.text(List.of(curve("t", t -> t, 31)), view(false, true));
    assertThat(drawn.chars().filter(c -> c > 0x2800 && c < 0x2900).count()).isPositive();
    assertThat(drawn).endsWith("30\n⠶ t\n");
  }

  @Test
  void severalCurvesOfDotsAreToldApartByColoursAndByMarks() {
    List<Curve> curves = List.of(curve("t", t -> t, 9), curve("s", t -> 9 - t, 9));
    assertThat(Chart.text(curves, view(false, true))).contains("* t\n+ s\n");
    View colours = view(true, true);
    String drawn = Chart.text(curves, colours);
    assertThat(drawn).endsWith(Hues.of(1, colours.window()).on("+") + " s\n");
    List<String> rows = Style.plain(drawn).lines().limit(17).toList();
    assertThat(rows.get(0)).contains("9.0000 + +");
    assertThat(rows.get(16)).contains("0.0000 + *");
  }

  @Test
  void curvesThatCoverEachOtherAreMarkedBesideEachOther() {
    List<Curve> curves = List.of(curve("t", t -> 5, 99), curve("s", t -> 5, 99));
    assertThat(Style.plain(Chart.text(curves, view(true, true)))).contains("*+⠤⠤");
  }

  @Test
  void aHigherWindowShowsAHigherCurve() {
    View high = new View(Numbers.USUAL, Tables.ASCII, new Window(40, 40, false, false, false));
    assertThat(Chart.text(List.of(curve("t", t -> t, 99)), high).lines()).hasSize(36);
  }

  @Test
  void noLineIsWiderThanTheWindow() {
    assertThat(Chart.text(List.of(curve("t", t -> 1e-7 * t, 500)), NARROW).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
  }

  private static View view(boolean colours, boolean blocks) {
    return new View(Numbers.USUAL, Tables.ASCII, new Window(40, 24, colours, blocks, false));
  }

  private static Curve curve(String name, DoubleUnaryOperator f, int count) {
    double[] epochs = IntStream.range(0, count).asDoubleStream().toArray();
    return new Curve(
        name, epochs, IntStream.range(0, count).mapToDouble(f::applyAsDouble).toArray());
  }
}
