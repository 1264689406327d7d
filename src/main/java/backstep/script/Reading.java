package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A script that runs up to its training loop and two epochs of it: the numbers at each step, and
 * where it is asked for, the lines of each step.
 */
final class Reading implements Loops {
  private static final int EPOCHS = 2;

  private static final int STEPS_AN_ITEM = 4;

  /** What is computed of settings and longer than this has a name of its own. */
  private static final int LONGEST = 3;

  private final TrainingLoop training;
  private final Purpose purpose;
  private final Interpreter interpreter;
  private final Drawing drawing;
  private final Set<String> changing;
  private final Map<String, Matrix> instead;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Formula> initial = new LinkedHashMap<>();
  private final Map<String, Matrix> start = new HashMap<>();
  private final Map<String, Span> spans = new HashMap<>();
  private final StepChanges changes = new StepChanges();
  private StepChanges before = changes;
  private Map<String, Matrix> last = Map.of();
  private long epochs;
  private int epoch = -1;
  private List<Formula> drawnBefore = List.of();
  private boolean repeatable;
  private boolean done;

  /** Ends a run: what follows the two epochs is not looked at. */
  private static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Done() {
      super(null, null, false, false);
    }
  }

  /**
   * A run.
   *
   * @param changing what changes from step to step, where that is known
   * @param instead numbers to begin the training with, in the place of the script's own
   */
  Reading(
      TrainingLoop training,
      Purpose purpose,
      Drawing drawing,
      Around around,
      Set<String> changing,
      Map<String, Matrix> instead) {
    this.training = training;
    this.purpose = purpose;
    this.drawing = drawing;
    this.changing = changing;
    this.instead = instead;
    this.interpreter = new Interpreter(this, around, drawing);
  }

  /** Begins as the steps go on, which is known of another run. */
  Reading after(StepChanges known) {
    before = known;
    return this;
  }

  /** Runs the script as far as it is needed. */
  Reading run(List<Statement> script) {
    try {
      interpreter.run(script);
    } catch (Done reached) {
      done = true;
    }
    if (!done) {
      throw new IllegalStateException("the training loop was found and is not reached");
    }
    return this;
  }

  Formulas pool() {
    return interpreter.pool();
  }

  Drawing drawing() {
    return drawing;
  }

  List<Step> steps() {
    return steps;
  }

  /** What each number was made of before the loop; null for a plain one. */
  Map<String, Formula> initial() {
    return initial;
  }

  /** All numbers when the loop began. */
  Map<String, Matrix> start() {
    return start;
  }

  /** Where the script writes what lies at a path, before the loop. */
  Span span(String path) {
    String name = name(path);
    while (!spans.containsKey(name) && name.contains("_")) {
      name = name.substring(0, name.lastIndexOf('_'));
    }
    return spans.getOrDefault(name, training.loop().span());
  }

  /** What changes from step to step. */
  StepChanges changes() {
    return changes;
  }

  /** The numbers behind the last step. */
  Map<String, Matrix> last() {
    return last;
  }

  /** How many epochs the script trains; 0 if that is not known. */
  @Override
  public long epochs() {
    return epochs;
  }

  /** Names of what is one array in the first step only. */
  List<String> parted() {
    return before.parted();
  }

  /** What the loop has drawn. */
  LoopDraws draws() {
    return drawing.inLoop();
  }

  /** What the script draws before the loop. */
  List<Formula> drawnBefore() {
    return drawnBefore;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  List<String> leftOut() {
    return interpreter.leftOut();
  }

  /** What the author calls what lies at a path. */
  static String name(String path) {
    return path.substring(Math.max(path.indexOf(':'), path.lastIndexOf('.')) + 1);
  }

  @Override
  public boolean runs(Statement loop, Frame frame) {
    if (loop == training.samples() && epoch >= 0) {
      samples(loop, frame);
      return true;
    }
    if (loop != training.loop()) {
      return false;
    }
    repeatable = drawing.isRepeatable();
    drawing.inLoop().begin();
    drawnBefore = List.copyOf(pool().draws());
    Views.settle(interpreter.frames());
    epochs(loop, frame);
    throw new Done();
  }

  @Override
  public boolean isOverSamples() {
    return training.samples() != null;
  }

  @Override
  public boolean isTraining() {
    return epoch >= 0;
  }

  private void begin() {
    interpreter.memory().watch();
    spans.putAll(interpreter.written());
    before.spread(interpreter, training.loop().span());
    before.made().make(interpreter);
    if (purpose == Purpose.CHANGES) {
      interpreter.memory().tells(changes.made());
      changes.made().begins(interpreter.frames());
    }
    Map<String, Item> items = Item.all(interpreter.frames());
    instead.forEach((path, numbers) -> items.get(path).write(numbers));
    Item.all(interpreter.frames())
        .forEach(
            (path, item) -> {
              initial.put(path, formula(item));
              start.put(path, item.matrix());
            });
  }

  /** What something was made of; nothing where no line can say that. */
  private Formula formula(Item item) {
    try {
      return item.formula(pool(), training.loop().span());
    } catch (UserError inManyWays) {
      return null;
    }
  }

  private void epochs(Statement loop, Frame frame) {
    Countdown counts = Countdown.of(loop);
    Rounds rounds = Rounds.of(interpreter, loop, frame);
    epochs = counts == null ? rounds.count() : counts.rounds(interpreter, frame);
    for (epoch = 0; goesOn() && rounds.next(); epoch++) {
      new Turn(pool(), loop, epoch, rounds).begin(frame);
      if (training.samples() == null) {
        step(Rounds.body(loop), frame, 0, null);
      } else {
        Rounds.body(loop).stream()
            .filter(statement -> !training.isOfOneStep(statement))
            .forEach(statement -> round(List.of(statement), frame));
      }
    }
  }

  private boolean goesOn() {
    int rounds = isOverSamples() ? EPOCHS : EPOCHS * drawing.inLoop().picks().stepsOfData();
    return epoch < rounds || (purpose == Purpose.LINES && drawing.inLoop().picks().lacksSome());
  }

  private void samples(Statement loop, Frame frame) {
    Rounds rounds = Rounds.of(interpreter, loop, frame);
    for (int sample = 0; rounds.next(); sample++) {
      Turn turn = new Turn(pool(), loop, sample, rounds);
      step(Rounds.body(loop), frame, sample, turn);
    }
  }

  private void round(List<Statement> body, Frame frame) {
    Blocks.Way way = interpreter.round(body, frame);
    if (way == Blocks.Way.OUT || way == Blocks.Way.RETURN) {
      throw new UserError(
          "the loop ends here within its first two epochs", body.get(body.size() - 1).span());
    }
  }

  private void step(List<Statement> body, Frame frame, int sample, Turn turn) {
    if (steps.isEmpty()) {
      begin();
    }
    if (purpose == Purpose.START) {
      throw new Done();
    }
    traced(body, frame, sample, turn);
    last = numbers();
  }

  private void traced(List<Statement> body, Frame frame, int sample, Turn turn) {
    Map<String, Matrix> before = numbers();
    if (purpose != Purpose.LINES) {
      interpreter.memory().written();
      boolean watches = purpose == Purpose.CHANGES;
      Map<String, Item> items = watches ? items() : Map.of();
      body(body, frame, turn);
      if (watches) {
        changes.look(items, items(), interpreter.memory().written().keySet());
        changes.made().goesOn();
      }
      steps.add(new Step(epoch, sample, before, null, Map.of(), Map.of()));
      return;
    }
    Map<String, Variable> begun = define();
    Trace trace = new Trace(pool(), interpreter::frames);
    if (turn != null) {
      turn.take(frame, trace);
    }
    interpreter.traces(trace);
    Map<String, Item> items = items();
    items.keySet().retainAll(start.keySet());
    round(training.ofTheEpoch(), frame);
    body(body, frame, turn);
    if (training.loop() instanceof Syntax.While loop && turn == null && epochs == 0) {
      EarlyStop.tell(loop, interpreter, frame);
    }
    trace.end();
    interpreter.traces(null);
    Map<String, Formula> end = new HashMap<>();
    Map<String, Item> after = Item.all(interpreter.frames());
    changes.look(items, after, trace.written());
    begun.forEach(
        (path, variable) -> {
          Item item = after.get(path);
          if (item != null && item.shape().equals(variable.shape())) {
            end.put(path, item.formula(pool(), training.loop().span()));
          }
        });
    after.values().stream()
        .filter(item -> item.varies() && !counts(item))
        .forEach(item -> item.define(pool(), null));
    steps.add(new Step(epoch, sample, before, trace, begun, end));
  }

  /**
   * The statements of a step, with those that the first of an epoch begins with, or the last ends.
   */
  private void body(List<Statement> body, Frame frame, Turn turn) {
    if (!training.atStart().isEmpty()) {
      once(training.atStart(), turn.first(), frame);
    }
    round(body, frame);
    if (!training.atEnd().isEmpty()) {
      once(training.atEnd(), turn.last(), frame);
    }
  }

  private void once(List<Statement> statements, Scalar test, Frame frame) {
    if (interpreter.isInStep()) {
      interpreter.blocks().only(test, statements, frame);
    } else if (test.number() != 0) {
      round(statements, frame);
    }
  }

  /** All that is kept; to look through it takes its time, too. */
  private Map<String, Item> items() {
    Map<String, Item> items = Item.all(interpreter.frames());
    interpreter.budget().spend((long) STEPS_AN_ITEM * items.size(), training.loop().span());
    return items;
  }

  /** The numbers of all that changes; what never does is not copied in each step. */
  private Map<String, Matrix> numbers() {
    Map<String, Matrix> numbers = new HashMap<>();
    Map<String, Item> items = changing.isEmpty() ? Map.of() : items();
    for (String path : changing) {
      numbers.put(path, items.containsKey(path) ? items.get(path).matrix() : null);
    }
    return numbers;
  }

  /** Names what the step begins with: what changes, and what never does. */
  private Map<String, Variable> define() {
    Map<String, Variable> begun = new LinkedHashMap<>();
    Map<String, Item> items = items();
    List<String> paths = new ArrayList<>(items.keySet());
    Collections.reverse(paths); // an array with several names is called by the first
    paths.sort(Comparator.comparing(before::isRenewed)); // or by the one that goes on
    paths.stream()
        .filter(path -> !changing.contains(path) && isUnnamed(items.get(path)))
        .forEach(path -> define(items.get(path), Variable.Role.CONSTANT));
    items.keySet().stream().filter(changing::contains).forEach(path -> begun.put(path, null));
    paths.stream()
        .filter(changing::contains)
        .forEach(path -> begun.put(path, define(items.get(path), Variable.Role.STATE)));
    return begun;
  }

  private Variable define(Item item, Variable.Role role) {
    Span span = training.loop().span();
    Variable variable = new Variable(item.name(), role, item.shape(), item.matrix(), span);
    item.define(pool(), pool().read(variable));
    return variable;
  }

  /** Whole numbers in a list, and tests, are written as they are. */
  private boolean isUnnamed(Item item) {
    boolean test = item.value() instanceof Scalar scalar && scalar.kind() == Value.Kind.TRUTH;
    if (test || (item.value() instanceof Sequence && item.isWhole())) {
      return false;
    }
    Formula formula = formula(item);
    return !counts(item) && (formula == null || formula.varies() || formula.size() > LONGEST);
  }

  /** True of the number of an epoch or a sample. */
  private boolean counts(Item item) {
    return item.value() instanceof Scalar scalar
        && scalar.formula() != null
        && scalar.formula().variables().stream()
            .anyMatch(one -> one.role() == Variable.Role.MOMENT);
  }
}
