package backstep.script;

import static java.util.stream.Collectors.toSet;

import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Names;
import backstep.notation.Operator;
import backstep.notation.OwnData;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Section;
import backstep.notation.Span;
import backstep.notation.Statement;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a program of the lines of a step. */
final class Assembly {
  private static final Set<String> LOSSES = Set.of("loss", "reported");

  private final TrainingLoop training;
  private final Reading reading;
  private final Formulas pool;
  private final Step first;
  private final Draft draft;
  private final DataRoles roles;
  private final Naming naming = new Naming();
  private final Map<String, Double> settings = new LinkedHashMap<>();
  private final Set<Variable> constants = new LinkedHashSet<>();
  private final List<String> story = new ArrayList<>();
  private final List<String> tried = new ArrayList<>();
  private final boolean drawn;
  private final EpochSamples epochs;
  private final StepSettings steps;
  private final List<String> leftOut;

  /**
   * Ready to make the program.
   *
   * @param leftOut what the program does without, a line each
   * @param drawn true if parameters may be lines that draw; false for plain numbers
   */
  Assembly(TrainingLoop training, Reading reading, boolean drawn, List<String> leftOut) {
    this.leftOut = leftOut;
    this.training = training;
    this.reading = reading;
    this.pool = reading.pool();
    this.first = reading.steps().get(0);
    this.drawn = drawn;
    EqualSteps equal = new EqualSteps(reading.steps(), reading.parted());
    equal.requireShapes();
    this.draft = new Draft(pool, first);
    equal.require(draft, training.loop().span());
    if (draft.parameters().isEmpty()) {
      throw new UserError(
          training.samples() == null
              ? DataRoles.NO_STEP
              : "nothing that lives on from step to step has an effect on the next one in this loop",
          training.loop().span());
    }
    boolean sampled = training.samples() != null || reading.draws().picks().isAny();
    this.roles = new DataRoles(pool, draft, sampled, training.loop().span());
    OtherData.leaveOut(draft);
    this.epochs = new EpochSamples(training, reading, roles);
    this.steps = new StepSettings(training, reading, epochs, draft);
    epochs.nameRounds(pool, draft);
  }

  /** Where each parameter lies in the script, by its name in the program. */
  Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    draft.parameters().forEach((path, variable) -> paths.put(naming.name(variable), path));
    return paths;
  }

  /** The author's names of what has another name in the program, for a reason. */
  Map<String, String> renamed() {
    Map<String, String> renamed = new TreeMap<>(naming.renamed());
    called(roles.inputs()).ifPresent(name -> renamed.put(roles.x().name(), name));
    called(roles.targets()).ifPresent(name -> renamed.put(roles.d().name(), name));
    renamed.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    return renamed;
  }

  /** What the script calls data, if that is one name. */
  private Optional<String> called(List<Variable> data) {
    if (data.size() > 1) {
      return Optional.empty();
    }
    Variable one = data.get(0);
    boolean constant = one.role() == Variable.Role.CONSTANT;
    return Optional.ofNullable(constant ? one.name() : first.trace().otherName(one));
  }

  /** The losses that did not fit; none where one does. */
  List<String> tried() {
    return tried;
  }

  Program program() {
    naming.useNamesOfStep(draft, first.trace());
    naming.fix(roles.y(), "y");
    naming.keepGiven(draft);
    writeLoss();
    naming.keepOld(draft, pool, first.trace());
    writeEnds();
    List<InitialValues.Line> begins = parameters();
    List<Line> lines = lines();
    List<Line> parameters = new ArrayList<>();
    begins.forEach(line -> parameters.add(line(Section.PARAMETERS, line)));
    return new Program(
        steps.all(settings, roles.samples(), drawn && reading.isRepeatable()),
        new OwnData(Names.NONE, epochs.data()),
        parameters,
        lines,
        head().isEmpty() ? Map.of() : Map.of(Section.SETTINGS, head()),
        List.of());
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(story);
    if (reading.drawing().seed().isEmpty() && !reading.drawnBefore().isEmpty()) {
      head.add(" the script sets no seed: seed = 1");
    }
    List<String> renamed = new ArrayList<>();
    renamed().forEach((name, own) -> renamed.add(own + " is " + name));
    if (!renamed.isEmpty()) {
      head.add(" called otherwise here: " + String.join(", ", renamed));
    }
    leftOut.forEach(line -> head.add(" " + line));
    draft.stops().stream().flatMap(stop -> until(stop).stream()).distinct().forEach(head::add);
    return head;
  }

  /** How to stop where the script does, if the program has what that depends on. */
  private Optional<String> until(Told.Thing stop) {
    Set<String> names =
        draft.lines().stream().map(line -> naming.name(line.target())).collect(toSet());
    Map<Variable, Expr> known = new HashMap<>();
    for (Variable one : stop.value().variables()) {
      boolean isLine = one.role() == Variable.Role.LINE && names.contains(naming.name(one));
      if (isLine || one.role() == Variable.Role.DATA) {
        known.put(one, naming.expr(one, stop.span()));
      } else if (one.role() == Variable.Role.CONSTANT && one.shape().isScalar()) {
        known.put(one, new Expr.Num(one.value().scalar(), stop.span()));
      } else {
        return Optional.empty();
      }
    }
    String test = Printer.print(stop.value().expr(known::get, stop.span()));
    return Optional.of(" until " + test + " stops where " + stop.name() + " does");
  }

  /** What no line of a step writes, with its numbers. */
  private Map<Variable, Matrix> given(Step step) {
    Map<Variable, Matrix> given = new HashMap<>();
    first.begun().forEach((path, variable) -> given.put(variable, step.before().get(path)));
    roles.give(first, step, given);
    return given;
  }

  private void writeLoss() {
    List<Map<Variable, Matrix>> steps =
        reading.steps().stream()
            .filter(step -> epochs.size(step) == roles.samples())
            .limit(roles.samples() > 1 ? 2 : 12)
            .map(this::given)
            .toList();
    Losses losses = new Losses(pool, draft, roles, steps);
    Optional<Losses.Loss> found = losses.found();
    List<String> known = losses.tried();
    Formula reported =
        draft.sums().isEmpty() ? null : losses.ownNumbers().get(draft.sums().get(0).name());
    if (reported != null && (found.isEmpty() || found.get().value() != reported)) {
      name(reported, "reported");
    } else {
      nameReported();
    }
    if (found.isPresent()) {
      name(found.get().value(), "loss");
    }
    tellLoss(known, found, reported != null);
  }

  private void tellLoss(List<String> known, Optional<Losses.Loss> found, boolean isReported) {
    if (found.isEmpty()) {
      tried.addAll(known);
      story.add(
          " no loss: the script's gradients are not made of the slope of any that was tried: "
              + String.join(", ", tried));
    } else if (found.get().own() == null) {
      story.add(
          " loss is the "
              + found.get().name()
              + ", whose slope the script's gradients begin with; "
              + (isReported ? "the script's own is reported" : "no number of the step has it"));
    }
  }

  /** A number that the script calls so, whatever it is made of. */
  private void nameReported() {
    draft.lines().stream()
        .map(Trace.Line::target)
        .filter(target -> target.name().equals("reported") && target.shape().isScalar())
        .findFirst()
        .ifPresent(target -> naming.fix(target, "reported"));
  }

  /** Gives a number a name, that of its line or a line of its own, behind the output. */
  private void name(Formula number, String name) {
    int at = draft.raise(draft.above(number), index(roles.y()) + 1);
    if (number.variable() != null && number.variable().role() == Variable.Role.LINE) {
      naming.fix(number.variable(), name);
      return;
    }
    Span span =
        Stream.concat(draft.sums().stream(), draft.told().stream())
            .filter(one -> one.value() == number)
            .map(Told.Thing::span)
            .findFirst()
            .orElse(roles.y().span());
    Variable target = new Variable(name, Variable.Role.LINE, number.shape(), null, span);
    naming.fix(target, name);
    draft.insert(at, new Trace.Line(target, number, true));
  }

  private int index(Variable variable) {
    for (int i = 0; i < draft.lines().size(); i++) {
      if (draft.lines().get(i).target() == variable) {
        return i;
      }
    }
    return -1;
  }

  /** A parameter whose last value has another name gets it by a line of its own. */
  private void writeEnds() {
    draft
        .parameters()
        .forEach(
            (path, variable) -> {
              String name = naming.name(variable);
              Formula end = draft.end(path);
              Variable last = null;
              for (Trace.Line line : draft.lines()) {
                last = naming.name(line.target()).equals(name) ? line.target() : last;
              }
              if (end.variable() == null || end.variable() != last) {
                Variable target =
                    new Variable(
                        variable.name(),
                        Variable.Role.LINE,
                        variable.shape(),
                        null,
                        training.loop().span());
                draft.insert(draft.lines().size(), new Trace.Line(target, end, true));
              }
            });
  }

  private List<InitialValues.Line> parameters() {
    InitialValues values = new InitialValues(pool);
    draft
        .parameters()
        .forEach(
            (path, variable) ->
                values.add(
                    naming.name(variable),
                    roles.withoutSizes(reading.initial().get(path)),
                    reading.start().get(path),
                    reading.span(path)));
    draft.lines().forEach(line -> constants.addAll(constants(line.value())));
    Set<Variable> fixed = biases();
    for (Variable constant : constants) {
      if (constant.shape().isScalar() && !fixed.contains(constant)) {
        settings.put(naming.constant(constant), constant.value().scalar());
      } else {
        String path = "0:" + constant.name();
        Formula formula = roles.withoutSizes(reading.initial().get(path));
        boolean draws = formula != null && formula.varies();
        values.add(
            naming.constant(constant),
            draws ? formula : null,
            constant.value(),
            reading.span(path));
      }
    }
    List<InitialValues.Line> lines =
        values.lines(
            drawn && reading.isRepeatable(),
            reading.drawnBefore(),
            steps.drawsOn(),
            training.loop().span());
    for (InitialValues.Line line : lines) {
      constants(line.value())
          .forEach(constant -> settings.put(naming.constant(constant), constant.value().scalar()));
    }
    return lines;
  }

  private static List<Variable> constants(Formula formula) {
    return formula.variables().stream()
        .filter(variable -> variable.role() == Variable.Role.CONSTANT)
        .toList();
  }

  /** Constants that are added, above the output, to what depends on the data. */
  private Set<Variable> biases() {
    Set<Variable> biases = new LinkedHashSet<>();
    Set<Variable> above = draft.above(pool.read(roles.y()));
    for (Trace.Line line : draft.lines()) {
      if (!above.contains(line.target())) {
        continue;
      }
      for (Formula formula : line.value().all()) {
        if (formula.is(Operator.PLUS)) {
          bias(formula.part(0), formula.part(1), biases);
          bias(formula.part(1), formula.part(0), biases);
        }
      }
    }
    return biases;
  }

  private void bias(Formula constant, Formula other, Set<Variable> biases) {
    Variable variable = constant.variable();
    if (variable != null
        && variable.role() == Variable.Role.CONSTANT
        && draft.sources(other).stream().anyMatch(one -> one.role() == Variable.Role.STATE)) {
      biases.add(variable);
    }
  }

  private List<Line> lines() {
    int forward = forward();
    int update = draft.lines().size();
    while (update > forward && isParameter(draft.lines().get(update - 1).target())) {
      update--;
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      Section section =
          i < forward ? Section.FORWARD : i < update ? Section.BACKWARD : Section.UPDATE;
      Trace.Line line = draft.lines().get(i);
      lines.add(
          line(
              section,
              new InitialValues.Line(
                  naming.name(line.target()), line.value(), line.target().span())));
    }
    return lines;
  }

  private boolean isParameter(Variable target) {
    return paths().containsKey(naming.name(target));
  }

  /** How many lines lead to the output and its loss. */
  private int forward() {
    Set<Variable> above = draft.above(pool.read(roles.y()));
    Set<Variable> losses = new LinkedHashSet<>();
    draft.lines().stream()
        .map(Trace.Line::target)
        .filter(target -> LOSSES.contains(naming.name(target)))
        .forEach(loss -> losses.addAll(draft.above(pool.read(loss))));
    int forward = 0;
    for (int i = 0; i < draft.lines().size(); i++) {
      Variable target = draft.lines().get(i).target();
      boolean leads = above.contains(target) || (i == forward && losses.contains(target));
      forward = leads ? i + 1 : forward;
    }
    return forward;
  }

  private Line line(Section section, InitialValues.Line line) {
    Span span = line.span();
    Expr value = line.value().expr(variable -> naming.expr(variable, span), span);
    Remark remark = Remark.at(LeftOut.place(span));
    return new Line(section, new Statement(line.name(), value, span), remark);
  }
}
