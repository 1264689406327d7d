package backstep.shell.figure;

import backstep.insight.surface.Surface;
import backstep.machine.Machine;
import backstep.notation.Expr;
import backstep.picture.LinePicture;
import backstep.picture.Picture;
import backstep.render.LineView;
import backstep.render.View;
import java.util.List;

/**
 * A number over the input, where only one differs from sample to sample.
 *
 * @param hinges true if it is said where the units of the first hidden layer turn on
 */
record Lines(Expr expr, boolean hinges) {
  /** Points of a picture, from left to right. */
  private static final int FINE = 401;

  public String text(Runs runs, View view) {
    return LineView.text(panels(runs, LineView.raster(view, runs.count()).width()), view);
  }

  public Picture picture(Runs runs) {
    return LinePicture.of(panels(runs, FINE));
  }

  private List<LineView.Panel> panels(Runs runs, int columns) {
    return runs.all().stream().map(run -> panel(run, columns)).toList();
  }

  private LineView.Panel panel(Runs.Run run, int columns) {
    Machine machine = run.machine();
    List<Surface> units = hinges ? Surface.ofUnits(machine, run.state(), columns, 1) : List.of();
    Surface line =
        hinges
            ? Surface.beyond(machine, run.state(), expr, columns)
            : Surface.of(machine, run.state(), expr, columns, 1);
    return new LineView.Panel(run.title(), line, units, machine.experiment().data());
  }
}
