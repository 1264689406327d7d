package backstep.picture;

import backstep.notation.UserError;
import backstep.render.Chart;
import java.awt.Graphics2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** Curves over the epochs, on one scale. */
public final class CurvePicture {
  /** How many shapes tell a curve from the others. */
  private static final int MARKS = 9;

  private final String title;
  private final List<Chart.Curve> curves;

  private CurvePicture(String title, List<Chart.Curve> curves) {
    this.title = title;
    this.curves = curves;
  }

  /** The curves with their names, where there are several; one that is asked for twice once. */
  public static Picture of(String title, List<Chart.Curve> curves) {
    return Picture.of(title, () -> new CurvePicture(title, distinct(curves))::paint);
  }

  private static List<Chart.Curve> distinct(List<Chart.Curve> curves) {
    List<String> names = curves.stream().map(Chart.Curve::name).toList();
    return IntStream.range(0, curves.size())
        .filter(i -> names.indexOf(names.get(i)) == i)
        .mapToObj(curves::get)
        .toList();
  }

  private void paint(Graphics2D canvas, int width, int height) {
    double[] epochs = curves.get(0).epochs();
    Axis across = Axis.even("epoch", epochs[0], epochs[epochs.length - 1]);
    Plane plane = Plane.on(canvas, width, height, title, across, up(), legend());
    for (int i = 0; i < curves.size(); i++) {
      Chart.Curve curve = curves.get(i);
      new Mark(i).stroke(canvas, plane.path(curve.epochs(), curve.values()));
    }
    for (int i = 0; curves.size() > 1 && i < curves.size(); i++) {
      marks(canvas, plane, i);
    }
  }

  private boolean isOne() {
    return curves.size() == 1;
  }

  private Axis up() {
    DoubleSummaryStatistics all = Chart.finite(curves).summaryStatistics();
    if (all.getCount() == 0) {
      throw new UserError("no value of " + curves.get(0).name() + " is finite");
    }
    String name = isOne() ? curves.get(0).name() : "";
    return Chart.isLogarithmic(curves)
        ? Axis.logarithmic(name, all.getMin(), all.getMax())
        : Axis.even(name, all.getMin(), all.getMax());
  }

  private Legend legend() {
    return isOne()
        ? Legend.NONE
        : new Legend(
            IntStream.range(0, curves.size())
                .mapToObj(i -> new Legend.Key(new Mark(i), curves.get(i).name()))
                .toList());
  }

  /** Shapes along a curve, beside those of others where the curves lie on each other. */
  private void marks(Graphics2D canvas, Plane plane, int number) {
    Chart.Curve curve = curves.get(number);
    int last = curve.epochs().length - 1;
    double shift = (number + 0.5) / curves.size();
    for (int mark = 0; mark < Math.min(MARKS, last + 1); mark++) {
      int i = (int) Math.round((mark + shift) / MARKS * last);
      if (Double.isFinite(curve.values()[i])) {
        new Mark(number).paint(canvas, plane.at(curve.epochs()[i], curve.values()[i]));
      }
    }
  }
}
