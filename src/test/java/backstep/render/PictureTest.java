package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.surface.Surface;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Parser;
import backstep.notation.ProgramParser;
import backstep.notation.Source;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Surfaces, units and heat maps in windows of all kinds. */
class PictureTest {
  private static final Machine FIXED =
      new Machine(
          Experiment.of(
              "fixed-relu",
              ProgramParser.parse("test", Shipped.named("fixed-relu").orElseThrow().text())));
  private static final State TRAINED =
      FIXED.after(FIXED.start(), 1000L * 4 * FIXED.clock().ticksPerStep() - 1);

  private static View view(int width, int height, boolean colours, boolean blocks) {
    return new View(Numbers.USUAL, Tables.ASCII, new Window(width, height, colours, blocks, false));
  }

  static Stream<View> windows() {
    return Stream.of(80, 120, 40)
        .flatMap(
            width ->
                Stream.of(
                    view(width, width / 3, false, false),
                    view(width, width / 3, false, true),
                    view(width, width / 3, true, false),
                    view(width, width / 3, true, true)));
  }

  private static SurfaceView.Panel surface(View view, int panels) {
    Raster raster = SurfaceView.raster(view, panels);
    Surface surface =
        Surface.of(
            FIXED, TRAINED, Parser.expression(Source.typed("y")), raster.width(), raster.height());
    return new SurfaceView.Panel("fixed-relu", surface, FIXED.experiment().data());
  }

  private static UnitsView.Panel units(View view, int panels) {
    Raster raster = UnitsView.raster(view, panels);
    List<Surface> units = Surface.ofUnits(FIXED, TRAINED, raster.width(), raster.height());
    return new UnitsView.Panel("fixed-relu", units, FIXED.experiment().data());
  }

  private static String heat(Matrix matrix, View view) {
    Headings headings = new Headings(FIXED, TRAINED);
    return HeatView.text(
        Parser.expression(Source.typed("x")), matrix, "fixed-relu", headings, view);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aPictureFitsIntoItsWindow(View view) {
    for (int panels = 1; panels <= 2; panels++) {
      SurfaceView.Panel surface = surface(view, panels);
      UnitsView.Panel units = units(view, panels);
      assertFits(SurfaceView.text(List.of(surface, surface).subList(0, panels), view), view);
      assertFits(UnitsView.text(List.of(units, units).subList(0, panels), view), view);
    }
  }

  /** In height only where two squares have room beside each other. */
  private static void assertFits(String drawn, View view) {
    List<String> lines = Style.plain(drawn).lines().toList();
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(view.width()));
    if (view.width() >= 80) {
      assertThat(lines).hasSizeLessThan(view.window().height());
    }
  }

  @Test
  void inHalfBlocksTheCornersHaveTheColoursOfTheirAnswers() {
    View view = view(80, 24, true, true);
    SurfaceView.Panel panel = surface(view, 1);
    double[][] y = panel.surface().values();
    List<String> lines = SurfaceView.text(List.of(panel), view).lines().toList();
    int top = y.length - 1;
    assertThat(lines.get(2)).startsWith("|" + Style.on(Coolwarm.rgb(y[top][0])).on("1"));
    Style second = Style.ink(Coolwarm.rgb(y[top][1]), Coolwarm.rgb(y[top - 1][1]));
    assertThat(lines.get(2)).contains(second.on("▀"));
    assertThat(lines.get(lines.size() - 1)).endsWith("; black where it passes 0.5");
  }

  @Test
  void aBlackLineSeparatesTheAnswers() {
    View view = view(80, 24, true, true);
    SurfaceView.Panel panel = surface(view, 1);
    String drawn = SurfaceView.text(List.of(panel), view);
    int row = 3;
    int y = panel.surface().rows() - 1 - 2 * row;
    int column = 0;
    while (!panel.surface().passes(0.5, y, column)) {
      column++;
    }
    assertThat(drawn.lines().toList().get(2 + row)).contains("38;2;0;0;0");
    assertThat(column).isPositive();
  }

  @Test
  void withoutBlocksAColourFillsACharacterAndTheContourIsALetter() {
    View view = view(80, 24, true, false);
    String drawn = SurfaceView.text(List.of(surface(view, 1)), view);
    assertThat(drawn).doesNotContain("▀").contains(";48;2;");
    assertThat(Style.plain(drawn)).contains("ooo").doesNotContain("@");
  }

  @Test
  void unitsAreLinesOfDotsWithALetterOnEach() {
    View view = view(80, 24, false, true);
    String drawn = UnitsView.text(List.of(units(view, 1)), view);
    assertThat(drawn.chars().filter(c -> c > 0x2800 && c < 0x2900).count()).isGreaterThan(30);
    String square = drawn.lines().skip(2).limit(13).reduce("", String::concat);
    assertThat(square).contains("b", "d", "e", "g").isEqualTo(Style.plain(square));
    assertThat(square.chars().filter(c -> c == 'b').count()).isEqualTo(1);
  }

  @Test
  void unitsHaveColoursOfTheirOwn() {
    View view = view(80, 24, true, true);
    String drawn = UnitsView.text(List.of(units(view, 1)), view);
    assertThat(drawn).containsPattern("\\[" + Hues.of(1, view.window()).code() + "m[⠀-⣿]*b");
  }

  @Test
  void aHeatMapDivergesAt0() {
    View view = view(80, 24, true, true);
    String drawn = heat(Matrix.of(new double[][] {{2, -2, 0}, {1, Double.NaN, 0}}), view);
    assertThat(drawn)
        .containsPattern(Style.on(Coolwarm.rgb(1)).code() + "m +\\+9")
        .containsPattern(Style.on(Coolwarm.rgb(0)).code() + "m +-9")
        .containsPattern(Style.on(Coolwarm.rgb(0.5)).code() + "m +0")
        .containsPattern(Style.WRONG.code() + "m +nan");
  }

  @Test
  void aLargeMatrixIsDrawnInPointsEachTheLargestOfSeveralCells() {
    double[][] cells = new double[128][784];
    cells[127][783] = -4;
    cells[127][782] = 2;
    View view = view(80, 24, true, true);
    String drawn = heat(Matrix.of(cells), view);
    assertThat(Style.plain(drawn).replace('\n', ' '))
        .contains("at most 4.0000 in size; a point is the largest in size of 10 x 10");
    List<String> lines = drawn.lines().toList();
    String last = lines.get(lines.size() - 1);
    assertThat(Style.plain(last)).hasSize(79);
    int cool = Coolwarm.rgb(0);
    String sequence =
        String.format(Locale.ROOT, "%d;%d;%d", cool >> 16 & 255, cool >> 8 & 255, cool & 255);
    assertThat(last).containsPattern(sequence + "m▀.\\[0m$");
    assertThat(lines).hasSizeLessThan(24);
  }
}
