package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs a script, with the meaning that Python and numpy give it. A value remembers how it came
 * about; while a {@link Trace} is there, what each statement of the step has written becomes a
 * line.
 */
final class Interpreter {
  private static final int DEEPEST = 30;

  private final Formulas pool = new Formulas();
  private final Memory memory = new Memory();
  private final Around around;
  private final Arithmetic arithmetic;
  private final Shaping shaping;
  private final Branching branching;
  private final Places places = new Places(this);
  private final Evaluator evaluator = new Evaluator(this);
  private final Writing writing = new Writing(this);
  private final Blocks blocks = new Blocks(this);
  private final Drawing drawing;
  private final Loops loops;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final Map<String, Span> written = new HashMap<>();
  private Trace trace;
  private int inline;
  private int rounds;
  private int depth;
  private int looping;

  /**
   * Ready to run.
   *
   * @param loops is asked about each loop
   */
  Interpreter(Loops loops, Around around, Drawing drawing) {
    this.loops = loops;
    this.around = around;
    this.drawing = drawing;
    this.arithmetic = new Arithmetic(pool, around.budget());
    this.shaping = new Shaping(pool, around.budget());
    this.branching = new Branching(pool, memory, arithmetic);
  }

  /** Runs a whole script. */
  void run(List<Statement> script) {
    Frame frame = new Frame(null);
    frames.push(frame);
    blocks.run(script, frame);
  }

  /** The frames that are alive, the script's first. */
  List<Frame> frames() {
    List<Frame> alive = new ArrayList<>(frames);
    java.util.Collections.reverse(alive);
    return alive;
  }

  Formulas pool() {
    return pool;
  }

  Memory memory() {
    return memory;
  }

  Budget budget() {
    return around.budget();
  }

  Around around() {
    return around;
  }

  /** The text of a file beside the script. */
  String file(String name) {
    return around.files().apply(name);
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  Shaping shaping() {
    return shaping;
  }

  Branching branching() {
    return branching;
  }

  Places places() {
    return places;
  }

  Drawing drawing() {
    return drawing;
  }

  Trace trace() {
    return trace;
  }

  /** Who looks at the loops. */
  Loops loops() {
    return loops;
  }

  boolean isInStep() {
    return trace != null;
  }

  /** True inside of a loop: what is printed there changes nothing. */
  boolean isLooping() {
    return looping > 0 || trace != null;
  }

  /** True where values get no lines of their own. */
  boolean isInline() {
    return inline > 0;
  }

  /** True inside of nothing but loops of the step. */
  boolean isInLoops() {
    return inline > 0 && inline == rounds;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Writing writing() {
    return writing;
  }

  Blocks blocks() {
    return blocks;
  }

  /** What was not read, since the step does not need it. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Where each name was written last. */
  Map<String, Span> written() {
    return written;
  }

  /** True of a statement that is left out, which is said. */
  boolean leavesOut(Statement statement, Frame frame) {
    String what = around.leftOut().get(statement);
    if (what != null) {
      leavesOut(what, statement.span());
      Shuffling.requireTogether(statement, around, frame);
      EarlyStop.tell(statement, this, frame);
    }
    return what != null;
  }

  /** The script prints or keeps this, or puts it into a text. */
  void tells(Value value, Span span) {
    if (trace != null) {
      trace.told().number(LeftOut.place(span), value, span);
    }
  }

  /** A step does without this. */
  void leavesOut(String what, Span span) {
    leftOut.add("left out: " + LeftOut.place(span) + ": " + what);
  }

  /** From now on statements are lines of this step; null where the step is over. */
  void traces(Trace step) {
    memory.written();
    trace = step;
  }

  /** Before the loop, a drawn value has decided something: no line can draw it again. */
  void cannotRepeat() {
    drawing.cannotRepeat();
  }

  /** A list is read; one that grows from step to step must not be. */
  void reading(Sequence list, Span span) {
    if (trace != null) {
      trace.reading(list, span);
    }
  }

  void refuseData(Store store, Span span) {
    if (trace != null) {
      trace.refuseData(store, span);
    }
  }

  void requireNumbers(Value value, Span span) {
    if (value instanceof Value.Text || value instanceof Value.None) {
      throw new UserError(value.described() + " is no number", span);
    }
  }

  static boolean anyVaries(Value value) {
    if (value instanceof Sequence list) {
      return list.items().stream().anyMatch(Interpreter::anyVaries);
    }
    return Arithmetic.varies(value);
  }

  /** True if what this number decides must be gone through both ways. */
  boolean decides(Scalar test) {
    if (test.varies() && trace == null) {
      cannotRepeat();
    }
    return trace != null && test.varies();
  }

  boolean isTrue(Value value, Span span) {
    if (value instanceof Scalar scalar) {
      return scalar.number() != 0;
    }
    if (value instanceof Sequence list) {
      reading(list, span);
      return list.size() > 0;
    }
    if (value instanceof Array array) {
      if (array.count() > 1) {
        throw UserError.stops(
            array.described() + " is neither true nor false; use any or all", span);
      }
      return isTrue(array.scalar(0, 0), span);
    }
    return value instanceof Value.Text text
        ? !text.known(span).isEmpty()
        : !(Value.Undecided.refused(value, span) instanceof Value.None);
  }

  /** Does something whose values get no lines of their own. */
  <T> T inline(Supplier<T> work) {
    inline++;
    try {
      return work.get();
    } finally {
      inline--;
    }
  }

  /** Runs a statement that is no branch. */
  Blocks.End statement(Statement statement, Frame frame) {
    if (statement instanceof Syntax.Doing doing) {
      evaluator.value(doing.expression(), frame);
    } else if (statement instanceof Syntax.Assignment assignment) {
      Value value = writing.own(assignment.value(), frame);
      for (Expression target : assignment.targets()) {
        writing.bind(target, value, frame, false);
      }
      if (depth == 0) {
        Calling.lookUp(assignment.types(), this, frame);
      }
    } else if (statement instanceof Syntax.Change change) {
      writing.change(change, frame);
    } else if (statement instanceof Syntax.For || statement instanceof Syntax.While) {
      return loop(statement, frame);
    } else if (statement instanceof Syntax.Definition definition) {
      frame.values().put(definition.name(), Calling.define(this, definition, frame));
    } else if (statement instanceof Syntax.ClassDefinition definition) {
      Classes.define(this, definition, frame);
    } else if (statement instanceof Syntax.Return back) {
      Value value = back.value() == null ? new Value.None() : evaluator.value(back.value(), frame);
      return new Blocks.End(Blocks.Way.RETURN, value);
    } else if (statement instanceof Syntax.Jump jump) {
      return new Blocks.End(jump.out() ? Blocks.Way.OUT : Blocks.Way.AGAIN, null);
    } else if (statement instanceof Syntax.Import imports) {
      for (Syntax.Imported name : imports.names()) {
        Modules.bring(name, frame, imports.span());
      }
    } else if (statement instanceof Syntax.Global global) {
      global.names().forEach(frame::isGlobal);
    } else if (statement instanceof Syntax.Assert asserted) {
      Assertions.check(asserted, this, frame);
    } else if (statement instanceof Syntax.Raise raise) {
      return Assertions.raised(raise, this);
    } else if (statement instanceof Syntax.Refused refused) {
      throw new UserError(refused.why(), refused.span());
    }
    return Blocks.End.PLAIN;
  }

  private Blocks.End loop(Statement statement, Frame frame) {
    if (trace != null) {
      rounds++;
      Blocks.End end = inline(() -> plainLoop(statement, frame));
      rounds--;
      return end.way().isThroughLoops() ? end : Blocks.End.PLAIN;
    }
    if (loops.runs(statement, frame)) {
      return Blocks.End.PLAIN;
    }
    loops.begins(statement);
    looping++;
    Blocks.End end = plainLoop(statement, frame);
    looping--;
    loops.over(statement);
    return end.way().isThroughLoops() ? end : Blocks.End.PLAIN;
  }

  private Blocks.End plainLoop(Statement statement, Frame frame) {
    Blocks.End end = Blocks.End.PLAIN;
    Rounds rounds = Rounds.of(this, statement, frame);
    long count = 0;
    while (end.way() != Blocks.Way.RETURN && !end.ends() && rounds.next()) {
      end = blocks.run(Rounds.body(statement), frame);
      count++;
      if (trace == null && !loops.goesOn(statement, count)) {
        break;
      }
    }
    return end;
  }

  /** Runs a block of a loop whose rounds somebody else counts. */
  Blocks.Way round(List<Statement> body, Frame frame) {
    looping++;
    Blocks.End end = blocks.run(body, frame);
    looping--;
    return end.way();
  }

  Value value(Expression expression, Frame frame) {
    return evaluator.value(expression, frame);
  }

  /** Calls a function. */
  Value call(Value function, List<Value> arguments, Map<String, Value> named, Span span) {
    if (function instanceof Value.Native known) {
      Value.Given given = new Value.Given(this, null, arguments, named, span);
      Signatures.require(known, given);
      try {
        return known.body().call(given);
      } catch (IndexOutOfBoundsException missing) {
        throw new UserError("'" + known.name() + "' lacks a value here", span);
      }
    }
    if (Modules.isIgnored(function)) {
      return function;
    }
    if (!(function instanceof Value.Function own)) {
      return Classes.call(this, function, arguments, named, span);
    }
    Definitions.Known known = Definitions.known(around, own, arguments, named);
    if (known != null && known.isComputed()) {
      return known.value(this, arguments, span);
    }
    Value value = run(own, arguments, named, span);
    return known == null ? value : known.named(this, value, arguments, span);
  }

  /** Runs a function of the script. */
  private Value run(
      Value.Function own, List<Value> arguments, Map<String, Value> named, Span span) {
    depth++;
    if (depth > DEEPEST) {
      throw new UserError("functions that call themselves are not read: write a loop", span);
    }
    Frame frame = new Frame(own.outer(), own.local());
    Calling.bind(own, arguments, named, frame, span);
    frames.push(frame);
    Span here = memory.here();
    try {
      if (own.value() != null) {
        return evaluator.value(own.value(), frame);
      }
      Blocks.End end = blocks.run(own.body(), frame);
      if (end.way() == Blocks.Way.STOPS) {
        throw new UserError("an error of the script's own in a function is not read", span);
      }
      return end.way() == Blocks.Way.RETURN ? end.value() : new Value.None();
    } finally {
      memory.at(here);
      frames.pop();
      depth--;
    }
  }
}
