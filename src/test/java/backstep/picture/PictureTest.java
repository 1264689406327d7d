package backstep.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstep.insight.surface.Axis;
import backstep.insight.surface.Surface;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.Sample;
import backstep.notation.UserError;
import backstep.render.Chart;
import backstep.render.Coolwarm;
import backstep.render.LineView;
import backstep.render.SurfaceView;
import backstep.render.UnitsView;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Pictures by their text, their sizes, and a few of their colours. */
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
    return new Surface("y", List.of(new Axis("x1", 0, 1), new Axis("x2", 0, 1)), values);
  }

  private static final Surface LEARNED = surface(20, (x, y) -> Math.abs(x - y));

  private static SurfaceView.Panel panel(Surface surface) {
    return new SurfaceView.Panel("it", surface, XOR);
  }

  private static BufferedImage image(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Format.PNG.bytes(picture)));
  }

  /** The pieces of text in a picture, as a reader of the file finds them. */
  private static List<String> texts(Picture picture) throws Exception {
    NodeList texts = svg(picture).getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent().strip())
        .toList();
  }

  private static Document svg(Picture picture) throws Exception {
    String text =
        new String(Format.SVG.bytes(picture), StandardCharsets.UTF_8)
            .replaceFirst("(?s)<!DOCTYPE[^>]*>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Chart.Curve curve(String name, double... values) {
    return new Chart.Curve(
        name, IntStream.range(0, values.length).asDoubleStream().toArray(), values);
  }

  @Test
  void aCurveHasATitleItsNamesAndNumbersAtTheEndsOfItsAxes() throws Exception {
    Picture picture = CurvePicture.of("epoch_loss of it", List.of(LOSS));
    assertThat(texts(picture))
        .containsExactly(
            "epoch_loss of it",
            "0",
            "0.5",
            "1",
            "1.5",
            "2",
            "0.25",
            "0.4",
            "0.6",
            "0.8",
            "1",
            "epoch",
            "epoch_loss");
  }

  @Test
  void anSvgSaysFirstWhatItShows() throws Exception {
    Node first = svg(CurvePicture.of("a < b", List.of(LOSS))).getDocumentElement().getFirstChild();
    while (first.getNodeType() != Node.ELEMENT_NODE) {
      first = first.getNextSibling();
    }
    assertThat(first.getNodeName()).isEqualTo("title");
    assertThat(first.getTextContent().strip()).isEqualTo("a < b");
  }

  @Test
  void curvesThatAreComparedShareAScale() throws Exception {
    Picture picture = CurvePicture.of("two", List.of(curve("a", 1, 2, 3), curve("b", 10, 20, 30)));
    assertThat(texts(picture)).contains("1", "30", "a", "b").doesNotContain("3");
    BufferedImage image = image(picture);
    assertThat(rowsOf(image, 0x1f77b4)).isGreaterThan(rowsOf(image, 0xff7f0e) + 100);
  }

  /** The mean row of the pixels of a colour in a plot. */
  private static double rowsOf(BufferedImage image, int rgb) {
    return IntStream.range(0, 540)
        .filter(
            y -> IntStream.range(100, 700).anyMatch(x -> (image.getRGB(x, y) & 0xffffff) == rgb))
        .average()
        .orElseThrow();
  }

  @Test
  void aCurveThatIsAskedForTwiceIsDrawnOnce() throws Exception {
    assertThat(texts(CurvePicture.of("it", List.of(LOSS, LOSS))))
        .isEqualTo(texts(CurvePicture.of("it", List.of(LOSS))));
  }

  @Test
  void theScaleIsLogarithmicWhereTheTerminalsIs() throws Exception {
    assertThat(texts(CurvePicture.of("z", List.of(curve("z", 0.1, 1e5, 1 / 0.0)))))
        .contains("0.1", "1", "10", "100", "1000", "10000", "100000");
  }

  @Test
  void curvesAndLinesDifferByTheirMarksAsWellAsByTheirColours() {
    Set<List<Integer>> shapes = new HashSet<>();
    for (int number = 0; number < 10; number++) {
      shapes.add(shape(new Mark(number)));
    }
    assertThat(shapes).hasSize(10);
    assertThat(new Mark(10).colour()).isEqualTo(new Mark(0).colour());
    assertThat(shape(new Mark(10))).isNotEqualTo(shape(new Mark(0)));
  }

  /** Which pixels a mark leaves white. */
  private static List<Integer> shape(Mark mark) {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, 20, 20);
    mark.paint(canvas, new Point2D.Double(10, 10));
    return Arrays.stream(image.getRGB(0, 0, 20, 20, null, 0, 20))
        .map(pixel -> pixel == 0xffffffff ? 0 : 1)
        .boxed()
        .toList();
  }

  @Test
  void curvesOfNothingFiniteAreRefused() {
    Chart.Curve none = new Chart.Curve("z", new double[] {0, 1}, new double[] {0 / 0.0, 1 / 0.0});
    Picture picture = CurvePicture.of("z", List.of(none));
    assertThatThrownBy(() -> Format.PNG.bytes(picture))
        .isInstanceOf(UserError.class)
        .hasMessage("no value of z is finite");
  }

  @Test
  void aPngIsOneAndHasTheSizeOfThePicture() throws IOException {
    byte[] file = Format.PNG.bytes(CurvePicture.of("it", List.of(LOSS)));
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
    Document document = svg(MapPicture.of(List.of(panel(LEARNED))));
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
  void linesThatLieOnEachOtherShareAKeyAndUnitsWithoutALineAreNamed() throws Exception {
    List<Surface> units =
        List.of(
            surface(21, (x, y) -> x - 0.5),
            surface(21, (x, y) -> 1),
            surface(21, (x, y) -> y - 0.3),
            surface(21, (x, y) -> 3 * (0.5 - x)),
            surface(21, (x, y) -> -1));
    assertThat(texts(UnitsPicture.of(List.of(new UnitsView.Panel("it", units, XOR)))))
        .contains(
            "units of it",
            "units 0, 3, on each other",
            "unit 2",
            "above 0 everywhere here: 1; below 0 everywhere here: 4");
  }

  @Test
  void aMatrixIsDrawnWithItsFirstRowOnTopGreyAtZeroAndItsKeyIsFilled() throws Exception {
    Matrix matrix = Matrix.of(new double[][] {{1, -2}, {0, Double.NaN}});
    Picture picture = MatrixPicture.of(List.of(new MatrixPicture.Named("W", matrix)));
    BufferedImage image = image(picture);
    assertThat(isWarm(image.getRGB(100, 100))).isTrue();
    assertThat(isCool(image.getRGB(600, 100))).isTrue();
    assertThat(image.getRGB(100, 500) & 0xffffff).isEqualTo(0xdddddd);
    assertThat(image.getRGB(600, 500) & 0xffffff).isEqualTo(0xffffff);
    assertThat(texts(picture)).containsExactly("W", "0", "1", "0", "1", "-2", "-1", "0", "1", "2");
    // a bar of rectangles, each with a fill that any reader of SVG knows
    String svg = new String(Format.SVG.bytes(picture), StandardCharsets.UTF_8);
    assertThat(svg).doesNotContain("Gradient");
    assertThat(isWarm(image.getRGB(725, 50))).isTrue();
    assertThat(isCool(image.getRGB(725, 540))).isTrue();
  }

  @Test
  void overOneInputTheLineIsDrawnWithTheSamples() throws Exception {
    Axis axis = new Axis("x", -1, 1);
    Surface line = new Surface("y", List.of(axis), new double[][] {{1, 0, 1}});
    Surface unit = new Surface("0", List.of(axis), new double[][] {{-1, 0.5, 2}});
    DataSet data =
        new DataSet(
            "two",
            List.of("x"),
            List.of(),
            List.of(
                Sample.of(Matrix.column(-1), Matrix.scalar(3)),
                Sample.of(Matrix.column(1), Matrix.scalar(2))));
    Picture picture = LinePicture.of(List.of(new LineView.Panel("it", line, List.of(unit), data)));
    // the targets are on the scale, too
    assertThat(texts(picture)).contains("y of it", "x", "y", "-1", "1", "0", "3", "unit 0");
  }

  @Test
  void theNumbersAtAnAxisAreItsEndsAndRoundOnes() {
    assertThat(labels(0, 1)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    assertThat(labels(-3, 7)).containsExactly("-3", "0", "2", "4", "7");
    assertThat(labels(0, 2999)).containsExactly("0", "500", "1000", "1500", "2000", "2500", "2999");
    assertThat(labels(0, 4.8e11))
        .containsExactly("0", "1E+11", "2E+11", "3E+11", "4E+11", "4.8E+11");
    assertThat(labels(-1e308, 1e308)).startsWith("-1E+308").endsWith("1E+308");
    assertThat(Ticks.ofCells(45).stream().map(Ticks.Tick::label)).startsWith("0", "3", "6");
  }

  private static List<String> labels(double low, double high) {
    return Ticks.of(low, high).stream().map(Ticks.Tick::label).toList();
  }
}
