package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Axes.SampleAxis;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the data are inputs and which are targets: a target is what meets something that depends
 * on parameters and data; that something is the output. All other data are inputs, the first
 * sample's and so on.
 */
final class DataRoles {
  static final String NO_STEP =
      "what a round of this loop takes of the data cannot be seen: a step takes whole arrays, as in"
          + " X @ W, or one sample, where a loop over the samples changes the parameters in each"
          + " round; scale or shift data before the loop";

  /** What meets, one number or vector. */
  private record Meeting(Formula output, Formula target) {}

  private final Formulas pool;
  private final Draft draft;
  private final boolean sampled;
  private final Span span;
  private final DataRows rows;
  private final SampleAxes axes;
  private final InputAsTarget itself;
  private final List<Meeting> meetings = new ArrayList<>();
  private final List<Variable> inputs = new ArrayList<>();
  private final List<Variable> targets = new ArrayList<>();
  private final int samples;
  private final StepData x;
  private final StepData d;
  private final SampleCount count;
  private Variable y;

  /**
   * Finds the roles, and writes x, d and y into the lines.
   *
   * @param sampled true if a loop takes samples; else constants are the data
   */
  DataRoles(Formulas pool, Draft draft, boolean sampled, Span span) {
    this.pool = pool;
    this.draft = draft;
    this.sampled = sampled;
    this.span = span;
    this.rows = new DataRows(pool, draft);
    this.axes = new SampleAxes(draft);
    this.itself = new InputAsTarget(pool, draft);
    findTargets();
    findInputs();
    this.samples = findSamples();
    if (samples > 1 || axes.isRows(inputs.get(0))) {
      turnTargets();
    }
    writeOutput();
    this.x = new StepData(pool, "x", inputs, axes, samples, span);
    this.d = new StepData(pool, "d", targets, axes, samples, span);
    this.count = new SampleCount(pool, draft, axes, samples, isAlone(samples), span);
    Map<Formula, Formula> names = new HashMap<>();
    x.name(names);
    d.name(names);
    draft.values().forEach(value -> count.name(value, names));
    if (samples > 1) {
      draft.values().forEach(value -> StepData.nameSteps(pool, value, names));
    }
    draft.replace(names);
  }

  /** A formula of what stands before the loop: the sizes in it are numbers. */
  Formula withoutSizes(Formula formula) {
    return count.without(formula);
  }

  /** True if nothing else of the data, which never change, is as large. */
  private boolean isAlone(int size) {
    return !sampled && x.columns().shape().rows() != size && d.columns().shape().rows() != size;
  }

  Variable y() {
    return y;
  }

  /** The inputs, the way up in which the script reads them. */
  Variable x() {
    return axes.isRows(inputs.get(0)) ? x.rows() : x.columns();
  }

  /** The targets, the way up in which y is. */
  Variable d() {
    return axes.isRows(targets.get(0)) ? d.rows() : d.columns();
  }

  List<Variable> inputs() {
    return inputs;
  }

  List<Variable> targets() {
    return targets;
  }

  /** Where the samples lie in y and in the targets beside it. */
  SampleAxis samplesOfTargets() {
    return axes.isRows(targets.get(0)) ? SampleAxis.ROWS : SampleAxis.COLUMNS;
  }

  /** How many samples the first step takes. */
  int samples() {
    return samples;
  }

  private boolean isData(Variable variable) {
    return variable.role() == Variable.Role.DATA
        || (!sampled && variable.role() == Variable.Role.CONSTANT && variable.size() == null);
  }

  private Variable dataOf(Formula formula) {
    boolean part =
        formula.kind() instanceof Formula.Block || formula.kind() instanceof Formula.Transpose;
    Formula base = part ? formula.part(0) : formula;
    return base.variable() != null && isData(base.variable()) ? base.variable() : null;
  }

  private void findTargets() {
    for (Meetings kind : Meetings.values()) {
      if (meetings.isEmpty()) {
        kind.in(draft.values(), this::meet);
      }
    }
    if (meetings.isEmpty() && itself.write(this::isData)) {
      Meetings.DIFFERENCES.in(draft.values(), this::meet);
    }
    if (meetings.isEmpty()) {
      throw new UserError(
          "nothing in this loop is an output: no value of the network is compared with a target by"
              + " a difference",
          span);
    }
  }

  private void meet(Formula output, Formula target) {
    if (target.kind() instanceof Formula.Transpose) {
      meet(pool.transpose(output), target.part(0));
      return;
    }
    Variable variable = dataOf(target);
    if (variable == null || meetings.stream().anyMatch(one -> one.target == target)) {
      return;
    }
    Set<Variable> sources = draft.sources(output);
    boolean state = sources.stream().anyMatch(one -> one.role() == Variable.Role.STATE);
    boolean data = sources.stream().anyMatch(one -> isData(one) && one != variable);
    if (state && data) {
      meetings.add(new Meeting(output, target));
      if (!targets.contains(variable)) {
        targets.add(variable);
      }
    }
  }

  private void findInputs() {
    Set<Variable> found = new LinkedHashSet<>();
    for (Trace.Line line : draft.lines()) {
      if (sampled) {
        line.value().variables().stream().filter(this::isData).forEach(found::add);
      }
    }
    if (!sampled) {
      found.addAll(new ConstantInputs(draft, outputs(), this::dataOf).all());
    }
    found.removeAll(targets);
    inputs.addAll(found);
    if (inputs.isEmpty()) {
      throw new UserError(sampled ? "no data enter the network in this loop" : NO_STEP, span);
    }
  }

  private List<Formula> outputs() {
    return meetings.stream().map(Meeting::output).toList();
  }

  /** How many samples the inputs have, and where they lie in each. */
  private int findSamples() {
    List<Formula> forward = new ConstantInputs(draft, outputs(), this::dataOf).forward();
    for (Variable input : inputs) {
      axes.put(input, axes.meeting(input, forward, sampled));
    }
    int most = inputs.stream().mapToInt(this::count).max().orElseThrow();
    if (most > 1 && !sampled) {
      inputs.removeIf(input -> input.shape().isScalar()); // a factor, as of a rate
    }
    for (Variable input : inputs) {
      if (axes.of(pool.read(input)) == SampleAxis.NEITHER) {
        axes.put(input, bySize(input, most, SampleAxis.NEITHER));
      }
      boolean fits = axes.of(pool.read(input)) != SampleAxis.NEITHER || input.shape().isVector();
      if (!fits || count(input) != most) {
        throw new UserError(
            "'"
                + input.name()
                + "' is "
                + input.shape()
                + " here, and which direction of it counts samples cannot be seen: multiply it with"
                + " weights by @ or np.dot",
            input.span());
      }
    }
    return most;
  }

  private int count(Variable data) {
    return SampleAxes.count(axes.of(pool.read(data)), data.shape());
  }

  /** The direction that has so many, the likely one where both have; or neither. */
  private static SampleAxis bySize(Variable data, int samples, SampleAxis likely) {
    Shape shape = data.shape();
    if (samples == 1 && shape.isVector()) {
      return likely;
    }
    if (SampleAxes.count(likely, shape) == samples && likely != SampleAxis.NEITHER) {
      return likely;
    }
    return shape.rows() == samples
        ? SampleAxis.ROWS
        : shape.cols() == samples ? SampleAxis.COLUMNS : SampleAxis.NEITHER;
  }

  /** The targets of several samples, or of a row, lie as the output that they meet. */
  private void turnTargets() {
    meetings.removeIf(one -> one.target.variable() == null || count(one) == SampleAxis.NEITHER);
    targets.clear();
    if (meetings.isEmpty()) {
      throw new UserError(
          "what the output is compared with here has no number for each sample", span);
    }
    Meeting first = meetings.get(0);
    meetings.removeIf(one -> one.target != first.target);
    Variable target = first.target.variable();
    targets.add(target);
    SampleAxis axis = count(first);
    axes.put(target, axis);
    if (first.output.kind() instanceof Formula.Transpose
        && axis == axes.of(first.output)
        && (target.shape().cols() > 1 || samples == 1)) {
      axes.turn(target);
    }
  }

  private SampleAxis count(Meeting meeting) {
    return bySize(meeting.target.variable(), samples, axes.of(meeting.output));
  }

  /** The output as it is compared: a line of the script if there is one, else a line of its own. */
  private void writeOutput() {
    Formula output = output();
    if (output.variable() != null && output.variable().role() == Variable.Role.LINE) {
      y = output.variable();
      return;
    }
    int at = 0;
    for (int i = 0; i < draft.lines().size(); i++) {
      if (draft.above(output).contains(draft.lines().get(i).target())) {
        at = i + 1;
      }
    }
    Span place = at == 0 ? span : draft.lines().get(at - 1).target().span();
    y = new Variable("y", Variable.Role.LINE, output.shape(), null, place);
    if (meetings.size() == 1) {
      draft.replace(Map.of(output, pool.read(y)));
    }
    draft.insert(at, new Trace.Line(y, output, true));
  }

  private Formula output() {
    Meeting first = meetings.get(0);
    if (meetings.size() == 1 && first.target.variable() != null) {
      Formula output = first.output;
      Shape shape = first.target.shape();
      if (!output.shape().equals(shape) && output.shape().cells() != shape.cells()) {
        throw new UserError(
            "the output is "
                + output.shape()
                + " here and its target "
                + shape
                + ": numpy spreads one over the other",
            targets.get(0).span());
      }
      return isUpright(output) ? output : pool.transpose(output);
    }
    return column();
  }

  /** True of an output the way up in which the program has its targets. */
  private boolean isUpright(Formula output) {
    SampleAxis axis = axes.of(output);
    if (axis == SampleAxis.NEITHER || (samples == 1 && !axes.isRows(targets.get(0)))) {
      return output.shape().cols() == 1;
    }
    return axes.isRows(targets.get(0)) == (axis == SampleAxis.ROWS);
  }

  private Formula column() {
    List<Formula> cells = new ArrayList<>();
    for (Variable target : targets) {
      for (int i = 0; i < target.shape().cells(); i++) {
        cells.add(
            cell(
                pool.cell(
                    pool.read(target), i / target.shape().cols(), i % target.shape().cols())));
      }
    }
    Formula[][] column = new Formula[cells.size()][1];
    for (int i = 0; i < column.length; i++) {
      column[i][0] = cells.get(i);
    }
    Formula lifted = new Lifting(pool).matrix(column);
    return lifted == null ? pool.rows(column) : lifted;
  }

  private Formula cell(Formula target) {
    return meetings.stream()
        .filter(meeting -> meeting.target == target)
        .map(Meeting::output)
        .findFirst()
        .orElseThrow(() -> new UserError("some of the targets meet no output in this loop", span));
  }

  /** Gives x, d, X and D the numbers of a step. */
  void give(Step first, Step step, Map<Variable, Matrix> given) {
    Map<Variable, Matrix> values = values(first, step);
    given.putAll(values);
    x.give(values, given);
    given.put(count.m(), Matrix.scalar(x.of(values).shape().cols()));
    d.give(values, given);
  }

  /** What the data of a step are, by the variables of the first one. */
  private Map<Variable, Matrix> values(Step first, Step step) {
    Map<Variable, Matrix> values = new LinkedHashMap<>();
    for (int i = 0; i < first.trace().data().size(); i++) {
      values.put(first.trace().data().get(i), step.trace().data().get(i).value());
    }
    draft.pieces().fill(values);
    rows.fill(values);
    itself.fill(values);
    inputs.forEach(variable -> values.putIfAbsent(variable, variable.value()));
    targets.forEach(variable -> values.putIfAbsent(variable, variable.value()));
    return values;
  }

  /** The inputs of a step, a sample a column. */
  Matrix x(Step first, Step step) {
    return x.of(values(first, step));
  }

  /** Its targets. */
  Matrix d(Step first, Step step) {
    return d.of(values(first, step));
  }
}
