package backstep.render;

import backstep.machine.Position;
import backstep.machine.State;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Sample;
import java.util.Locale;

/** Where a run stands, in a line or two. */
public final class PositionView {
  private PositionView() {}

  /**
   * {@code epoch 0 · sample 0 of 4 · x = [0, 0, 1, 1] · d = 0}; {@code epoch 0 · step 0 of 2 ·
   * samples 0 to 2}.
   */
  public static String sample(Experiment experiment, State state, View view) {
    return Prose.wrap(place(experiment, state) + inputs(experiment, state, view), 0, view.width());
  }

  /** The same with the line, and below it the statement about to run. */
  public static String where(Experiment experiment, State state, View view) {
    Position position = state.position();
    String next = position.atEnd() ? "" : next(experiment, position.line());
    String where = placeAndLine(experiment, state) + inputs(experiment, state, view);
    return Prose.wrap(where, 0, view.width()) + next;
  }

  /** {@code => epoch 0 · sample 0 of 4 · end}. */
  public static String stands(Experiment experiment, State state) {
    return Style.STRONG.on("=> " + placeAndLine(experiment, state)) + "\n";
  }

  /** {@code epoch 0 · sample 0 of 4 · line 10 of 13}. */
  static String placeAndLine(Experiment experiment, State state) {
    Position position = state.position();
    int lines = experiment.program().size();
    String line = position.atEnd() ? "end" : "line " + position.line() + " of " + lines;
    return place(experiment, state) + " · " + line;
  }

  /** {@code => 10 dA1 = Wo.T @ dZ2}. */
  public static String next(Experiment experiment, int line) {
    Line next = experiment.program().line(line);
    String place = next.remark().place().map(at -> Style.FAINT.on("  # " + at)).orElse("");
    return Style.STRONG.on("=> " + numbered(next, line)) + place + "\n";
  }

  static String numbered(Line line, int number) {
    return String.format(Locale.ROOT, "%2d  %s", number, line);
  }

  /**
   * {@code epoch 0 · sample 0 of 4}; where samples are not taken in turn, with its row of the data.
   */
  public static String place(Experiment experiment, State state) {
    boolean isRowTold = !experiment.isInTurn() && !experiment.isBatched();
    return "epoch "
        + state.position().epoch()
        + " · "
        + experiment.stepWord()
        + " "
        + state.position().step()
        + " of "
        + experiment.stepsPerEpoch()
        + (isRowTold ? " (row " + state.step().row() + ")" : "");
  }

  private static String inputs(Experiment experiment, State state, View view) {
    if (experiment.isBatched()) {
      return " · " + state.step().named(experiment.rowWord());
    }
    Sample sample = experiment.data().sample(state.step().row());
    return " · x = " + view.inline(sample.x()) + " · d = " + view.inline(sample.d());
  }
}
