package backstep.insight.why;

import backstep.machine.Listener;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.Cell;
import backstep.notation.Formula;
import java.util.HashMap;
import java.util.Map;

/** The moments of a run that an explanation goes back to, each found once. */
final class Moments {
  private final Timeline timeline;
  private final Map<Long, Timeline> byTime = new HashMap<>();

  Moments(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The timeline at a time. */
  Timeline at(long time) {
    return byTime.computeIfAbsent(time, any -> timeline.goTo(time, Listener.NONE));
  }

  /** How the line that is about to run at a moment computes a cell of its target. */
  Formula formula(Timeline moment, int line, Cell cell) {
    return moment
        .here()
        .probe(moment.here().experiment().program().line(line).value())
        .formula(moment.now(), cell.row(), cell.col());
  }

  /** A cell of a name that no line writes. */
  static double given(Cell cell, Timeline at) {
    State state = at.now();
    Experiment experiment = at.here().experiment();
    return experiment.isOfData(cell.name())
        ? Origin.FromData.of(cell, state.step()).number(experiment.data())
        : at.here().probe(cell.expr(null)).value(state).scalar();
  }
}
