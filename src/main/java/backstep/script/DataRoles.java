package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Operator;
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
 * Which of the data are inputs and which are targets: a target is what something is taken from, or
 * what is taken from something, that depends on parameters and data; that something is the output.
 * All other data are inputs, the first sample's and so on.
 */
final class DataRoles {
  static final String ALL_AT_ONCE =
      "a round of this loop is no step of one sample, as far as can be seen, and the steps of a"
          + " program take one sample each: change the parameters in a loop over the samples";

  /** What meets, one number or vector. */
  private record Meeting(Formula output, Formula target) {}

  private final Formulas pool;
  private final Draft draft;
  private final boolean sampled;
  private final Span span;
  private final DataRows rows;
  private final List<Meeting> meetings = new ArrayList<>();
  private final List<Variable> inputs = new ArrayList<>();
  private final List<Variable> targets = new ArrayList<>();
  private Variable y;
  private Variable d;

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
    findTargets();
    findInputs();
    writeOutput();
    writeData();
  }

  Variable y() {
    return y;
  }

  Variable d() {
    return d;
  }

  List<Variable> inputs() {
    return inputs;
  }

  List<Variable> targets() {
    return targets;
  }

  private boolean isData(Variable variable) {
    return variable.role() == Variable.Role.DATA
        || (!sampled && variable.role() == Variable.Role.CONSTANT);
  }

  private Variable dataOf(Formula formula) {
    boolean part =
        formula.kind() instanceof Formula.Block || formula.kind() instanceof Formula.Transpose;
    Formula base = part ? formula.part(0) : formula;
    return base.variable() != null && isData(base.variable()) ? base.variable() : null;
  }

  private void findTargets() {
    for (Formula value : draft.values()) {
      for (Formula formula : value.all()) {
        if (formula.is(Operator.MINUS)) {
          meet(formula.part(0), formula.part(1));
          meet(formula.part(1), formula.part(0));
        }
      }
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
      meetings.forEach(meeting -> factors(meeting.output, found));
    }
    found.removeAll(targets);
    inputs.addAll(found);
    if (inputs.isEmpty()) {
      throw new UserError(sampled ? "no data enter the network in this loop" : ALL_AT_ONCE, span);
    }
  }

  /** Constants that a parameter is multiplied with, above the output. */
  private void factors(Formula output, Set<Variable> found) {
    Set<Variable> above = draft.above(output);
    List<Formula> values = new ArrayList<>(List.of(output));
    draft.lines().stream()
        .filter(line -> above.contains(line.target()))
        .forEach(line -> values.add(line.value()));
    for (Formula value : values) {
      for (Formula formula : value.all()) {
        if (formula.is(Operator.TIMES) || formula.is(Operator.MATRIX_TIMES)) {
          factor(formula.part(0), formula.part(1), found);
          factor(formula.part(1), formula.part(0), found);
        }
      }
    }
  }

  private void factor(Formula data, Formula parameter, Set<Variable> found) {
    Set<Variable> sources = draft.sources(parameter);
    boolean only =
        !sources.isEmpty() && sources.stream().allMatch(one -> one.role() == Variable.Role.STATE);
    if (only && dataOf(data) != null) {
      found.add(dataOf(data));
    }
  }

  /** The output as one column: a line of the script if there is one, else a line of its own. */
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
      boolean row = output.shape().cols() > 1;
      return row ? pool.transpose(output) : output;
    }
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

  private void writeData() {
    Map<Formula, Formula> names = new HashMap<>();
    write("d", targets, names);
    write("x", inputs, names);
    draft.replace(names);
  }

  private void write(String name, List<Variable> variables, Map<Formula, Formula> names) {
    long rows = variables.stream().mapToLong(variable -> variable.shape().cells()).sum();
    Variable whole = new Variable(name, Variable.Role.DATA, new Shape((int) rows, 1), null, span);
    d = name.equals("d") ? whole : d;
    int row = 0;
    for (Variable variable : variables) {
      Shape shape = variable.shape();
      if (!shape.isVector()) {
        throw new UserError(
            "a sample is "
                + shape
                + " here: the steps of a program take one sample each, a column"
                + " of numbers; loop over the samples",
            variable.span());
      }
      Formula part = pool.block(pool.read(whole), row, 0, new Shape((int) shape.cells(), 1));
      names.put(pool.read(variable), shape.cols() > 1 ? pool.transpose(part) : part);
      row += (int) shape.cells();
    }
  }

  /** The numbers of these variables, one below the other. */
  static Matrix column(List<Variable> variables, Map<Variable, Matrix> values) {
    List<Double> cells = new ArrayList<>();
    variables.forEach(variable -> values.get(variable).cells().forEach(cells::add));
    return Matrix.column(cells.stream().mapToDouble(cell -> cell).toArray());
  }

  /** What the data of a step are, by the variables of the first one. */
  Map<Variable, Matrix> values(Reading.Step first, Reading.Step step) {
    Map<Variable, Matrix> values = new LinkedHashMap<>();
    for (int i = 0; i < first.trace().data().size(); i++) {
      values.put(first.trace().data().get(i), step.trace().data().get(i).value());
    }
    rows.fill(values);
    return values;
  }
}
