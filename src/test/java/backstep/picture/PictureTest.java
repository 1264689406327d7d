package backstep.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstep.insight.surface.Surface;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.Sample;
import backstep.notation.UserError;
import backstep.render.Chart;
import backstep.render.Coolwarm;
import backstep.render.SurfaceView;
import backstep.render.UnitsView;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;

/** Pictures by what is handed to the library, their sizes, and a few of their colours. */
class PictureTest {
  private static final Chart.Curve LOSS =
      new Chart.Curve("epoch_loss", new double[] {0, 1, 2}, new double[] {1, Double.NaN, 0.25});
  private static final DataSet XOR =
      new DataSet(
          "xor",
          List.of("x1", "x2"),
          List.of(),
          List.of(sample(0, 0, 0), sample(0, 1, 1), sample(1, 0, 1), sample(1, 1, 0)));

  private static Sample sample(double x1, double x2, double d) {
    return Sample.of(Matrix.column(x1, x2), Matrix.scalar(d));
  }

  private static Surface surface(int places, DoubleBinaryOperator z) {
    double[][] values = new double[places][places];
    for (int row = 0; row < places; row++) {
      for (int column = 0; column < places; column++) {
        values[row][column] = z.applyAsDouble(column / (places - 1.0), row / (places - 1.0));
      }
    }
    return new Surface("y", new Surface.Axis("x1", 0, 1), new Surface.Axis("x2", 0, 1), values);
  }

  private static final Surface LEARNED = surface(20, (x, y) -> Math.abs(x - y));

  private static SurfaceView.Panel panel(Surface surface) {
    return new SurfaceView.Panel("it", surface, XOR);
  }

  private static BufferedImage image(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Format.PNG.bytes(picture)));
  }

  @Test
  void theLossIsDrawnAsTheQuestionDrewIt() {
    XYChart chart = CurvePicture.chart(List.of(LOSS), true);
    assertThat(chart.getTitle()).isEqualTo("Loss decay");
    assertThat(chart.getXAxisTitle()).isEqualTo("epoch");
    assertThat(chart.getYAxisTitle()).isEqualTo("Loss");
    assertThat(chart.getStyler().isYAxisLogarithmic()).isFalse();
    assertThat(chart.getSeries("epoch_loss").getXData()).containsExactly(0, 1, 2);
    assertThat(chart.getSeries("epoch_loss").getYData()).containsExactly(1, Double.NaN, 0.25);
  }

  @Test
  void aCurveThatIsAskedForTwiceIsDrawnOnce() {
    XYChart chart = CurvePicture.chart(List.of(LOSS, LOSS), false);
    assertThat(chart.getSeriesCollection()).hasSize(2);
  }

  @Test
  void theScaleIsLogarithmicWhereTheTerminalsIs() {
    Chart.Curve grows =
        new Chart.Curve("z", new double[] {0, 1, 2}, new double[] {0.1, 1e5, 1 / 0.0});
    assertThat(CurvePicture.chart(List.of(grows), false).getStyler().isYAxisLogarithmic()).isTrue();
  }

  @Test
  void curvesOfNothingFiniteAreRefused() {
    Chart.Curve none = new Chart.Curve("z", new double[] {0, 1}, new double[] {0 / 0.0, 1 / 0.0});
    Picture picture = CurvePicture.of(List.of(none), false);
    assertThatThrownBy(() -> Format.PNG.bytes(picture))
        .isInstanceOf(UserError.class)
        .hasMessage("no value of z is finite");
  }

  @Test
  void aPngIsOneAndHasTheSizeOfThePicture() throws IOException {
    byte[] file = Format.PNG.bytes(CurvePicture.of(List.of(LOSS), true));
    assertThat(Arrays.copyOf(file, 8)).containsExactly(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
    BufferedImage one = ImageIO.read(new ByteArrayInputStream(file));
    assertThat(List.of(one.getWidth(), one.getHeight())).containsExactly(800, 600);
    BufferedImage two = image(SurfacePicture.of(List.of(panel(LEARNED), panel(LEARNED))));
    assertThat(List.of(two.getWidth(), two.getHeight())).containsExactly(1600, 600);
  }

  @Test
  void theSamePictureIsTheSameFile() {
    Picture picture = SurfacePicture.of(List.of(panel(LEARNED)));
    for (Format format : Format.values()) {
      byte[] first = format.bytes(picture);
      assertThat(format.bytes(picture)).isEqualTo(first);
    }
  }

  @Test
  void anSvgIsOneAndHasTheSizeOfThePicture() throws Exception {
    byte[] file = Format.SVG.bytes(MapPicture.of(List.of(panel(LEARNED))));
    String text = new String(file, StandardCharsets.UTF_8).replaceFirst("(?s)<!DOCTYPE[^>]*>", "");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("800");
    assertThat(document.getDocumentElement().getAttribute("height")).isEqualTo("600");
  }

  @Test
  void onAMapTheCornersWithTheTargetOneAreRedAndTheOthersBlue() throws IOException {
    BufferedImage image = image(MapPicture.of(List.of(panel(LEARNED))));
    assertThat(isWarm(image.getRGB(80, 60))).isTrue();
    assertThat(isWarm(image.getRGB(660, 510))).isTrue();
    assertThat(isCool(image.getRGB(80, 510))).isTrue();
    assertThat(isCool(image.getRGB(660, 60))).isTrue();
  }

  private static boolean isWarm(int rgb) {
    return (rgb >> 16 & 0xff) > (rgb & 0xff) + 80;
  }

  private static boolean isCool(int rgb) {
    return (rgb & 0xff) > (rgb >> 16 & 0xff) + 80;
  }

  @Test
  void onASurfaceTheHighestPieceIsTheWarmestAndTheLowestTheCoolest() throws IOException {
    BufferedImage image = image(SurfacePicture.of(List.of(panel(LEARNED))));
    assertThat(has(image, Coolwarm.rgb(0))).isTrue();
    assertThat(has(image, Coolwarm.rgb(1))).isTrue();
  }

  @Test
  void aSurfaceThatIsZeroEverywhereIsCool() throws IOException {
    BufferedImage image = image(SurfacePicture.of(List.of(panel(surface(20, (x, y) -> 0)))));
    assertThat(has(image, Coolwarm.rgb(0))).isTrue();
  }

  private static boolean has(BufferedImage image, int rgb) {
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .anyMatch(pixel -> (pixel & 0xffffff) == rgb);
  }

  @Test
  void whatIsNotFiniteHasNoPieceOfASurface() {
    Surface holed = surface(20, (x, y) -> x == 0 && y == 0 ? Double.NaN : x);
    assertThat(SurfacePicture.Piece.of(LEARNED)).hasSize(19 * 19);
    assertThat(SurfacePicture.Piece.of(holed)).hasSize(19 * 19 - 1);
    Surface none = surface(20, (x, y) -> Double.NaN);
    assertThatThrownBy(() -> SurfacePicture.of(List.of(panel(none))))
        .isInstanceOf(UserError.class)
        .hasMessage("no value of y is finite");
  }

  @Test
  void aContourOfAPlaneIsTheLineOnWhichItPassesTheLevel() {
    List<Line2D> pieces = new Contour(surface(21, (x, y) -> x + 2 * y), 0.77).pieces();
    assertThat(pieces).isNotEmpty();
    for (Line2D piece : pieces) {
      assertThat(piece.getX1() + 2 * piece.getY1()).isCloseTo(0.77, within(1e-12));
      assertThat(piece.getX2() + 2 * piece.getY2()).isCloseTo(0.77, within(1e-12));
    }
    double left = pieces.stream().mapToDouble(p -> Math.min(p.getX1(), p.getX2())).min().orElse(9);
    double right = pieces.stream().mapToDouble(p -> Math.max(p.getX1(), p.getX2())).max().orElse(9);
    assertThat(left).isCloseTo(0, within(1e-12));
    assertThat(right).isCloseTo(0.77, within(1e-12));
  }

  @Test
  void onlyUnitsThatTurnOnOrOffHaveALine() {
    List<Surface> units = List.of(surface(21, (x, y) -> x - 0.5), surface(21, (x, y) -> 1));
    XYChart chart = UnitsPicture.square(new UnitsView.Panel("it", units, XOR)).chart();
    assertThat(chart.getSeries("unit 1")).isNull();
    assertThat(chart.getSeries("unit 0").getXData()).containsOnly(0.5);
  }

  @Test
  void aMatrixIsDrawnWithItsFirstRowOnTopAndGreyAtZero() {
    Matrix matrix = Matrix.of(new double[][] {{1, -2.345}, {0, Double.NaN}});
    HeatMapChart chart = MatrixPicture.chart(new MatrixPicture.Named("W", matrix));
    HeatMapSeries series = chart.getHeatMapSeries();
    assertThat(chart.getStyler().getMin()).isEqualTo(-2.35);
    assertThat(chart.getStyler().getMax()).isEqualTo(2.35);
    assertThat(series.getHeatData().stream().map(Arrays::toString).toList())
        .containsExactly("[0, 1, 1.0]", "[1, 1, -2.345]", "[0, 0, 0.0]");
    assertThat(chart.getStyler().getRangeColors()[16].getRGB() & 0xffffff).isEqualTo(0xdddddd);
  }

  @Test
  void theNumbersAtAnAxisAreRoundAndShort() {
    assertThat(labels(0, 1)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    assertThat(labels(-3, 7)).containsExactly("-2", "0", "2", "4", "6");
    assertThat(labels(0, 4.8e11)).containsExactly("0", "1E+11", "2E+11", "3E+11", "4E+11");
    assertThat(Ticks.label(0.1)).isEqualTo("0.1");
    assertThat(Ticks.label(1000)).isEqualTo("1000");
  }

  private static List<String> labels(double low, double high) {
    return Ticks.of(low, high).stream().map(Ticks.Tick::label).toList();
  }
}
