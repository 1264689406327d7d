package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs statements one after the other; a branch that values decide is gone both ways. */
final class Blocks {
  private final Interpreter interpreter;

  Blocks(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** How a block of statements ends. */
  record End(Way way, Value value) {
    static final End PLAIN = new End(Way.ON, null);

    /** True if the loop around it ends. */
    boolean ends() {
      return way == Way.OUT || way == Way.STOPS;
    }
  }

  /** On to what follows, out of a function, out of a loop, to its next round, or to an error. */
  enum Way {
    ON,
    RETURN,
    OUT,
    AGAIN,
    STOPS;

    /** True if what is around is left, too, however many loops that are. */
    boolean isThroughLoops() {
      return this == RETURN || this == STOPS;
    }
  }

  /** Runs the body of a script, of a function or of a loop. */
  End run(List<Statement> statements, Frame frame) {
    return block(statements, frame, true);
  }

  /** A value that a test decides: both are computed. */
  Value fork(Scalar test, Supplier<Value> yes, Supplier<Value> no, Span span) {
    Value[] values = new Value[2];
    interpreter.memory().begin();
    values[0] = going(test.number() != 0, () -> interpreter.inline(yes));
    Map<Object, Object> first = interpreter.memory().takeBack();
    interpreter.memory().begin();
    values[1] = going(test.number() == 0, () -> interpreter.inline(no));
    Map<Object, Object> second = interpreter.memory().takeBack();
    interpreter.branching().merge(test, first, second, span);
    return interpreter.branching().either(test, values[0], values[1], span);
  }

  /** Goes a way of several; what Python would stop at in one that it does not take is no stop. */
  <T> T going(boolean taken, Supplier<T> way) {
    try {
      return way.get();
    } catch (UserError error) {
      throw taken ? error : error.unreached();
    }
  }

  /** Runs statements one after the other for a step in which a test holds. */
  void only(Scalar test, List<Statement> statements, Frame frame) {
    for (Statement statement : statements) {
      Syntax.If branch = new Syntax.If(null, List.of(statement), List.of(), statement.span());
      bothWays(test, branch, List.of(), frame, false);
      line(statement);
    }
  }

  private End block(List<Statement> statements, Frame frame, boolean tail) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      interpreter.budget().spend(1, statement.span());
      if (interpreter.leavesOut(statement, frame)) {
        continue;
      }
      boolean last = i == statements.size() - 1;
      End end;
      if (statement instanceof Syntax.If branch) {
        List<Statement> rest = statements.subList(i + 1, statements.size());
        Value test = interpreter.evaluator().test(branch.test(), frame);
        if (test instanceof Scalar scalar && interpreter.decides(scalar)) {
          End both = bothWays(scalar, branch, rest, frame, tail);
          line(statement);
          if (both.way != Way.ON) {
            return both;
          }
          continue;
        }
        interpreter.memory().made().branch(1);
        end =
            block(
                interpreter.isTrue(test, branch.span()) ? branch.yes() : branch.no(),
                frame,
                tail && last);
        interpreter.memory().made().branch(-1);
      } else {
        interpreter.memory().at(statement.span());
        end = interpreter.statement(statement, frame);
      }
      line(statement);
      if (end.way != Way.ON) {
        return end;
      }
    }
    return End.PLAIN;
  }

  private void line(Statement statement) {
    if (interpreter.isInStep() && !interpreter.isInline()) {
      interpreter.trace().line(statement, interpreter.memory().written());
    } else if (interpreter.isInStep() && interpreter.isInLoops()) {
      interpreter.trace().inLoop(interpreter.memory().written());
    }
  }

  /** Goes both ways of a branch; where one leaves the block, the other goes on through the rest. */
  private End bothWays(
      Scalar test, Syntax.If branch, List<Statement> rest, Frame frame, boolean tail) {
    Span span = branch.span();
    if (tail && Mentions.returns(branch)) {
      return bothReturn(test, branch, rest, frame);
    }
    Gone yes = gone(test.number() != 0, branch.yes(), List.of(), frame);
    Gone no = gone(test.number() == 0, branch.no(), List.of(), frame);
    if (yes.end.ends() || no.end.ends()) {
      return stops(test, yes.end, yes.end.ends() ? no.written : yes.written, span);
    }
    interpreter.memory().at(span);
    tell(yes.written);
    tell(no.written);
    if (yes.end.way == Way.ON && no.end.way == Way.ON) {
      interpreter.branching().merge(test, yes.written, no.written, span);
      return End.PLAIN;
    }
    if (!tail) {
      throw new UserError(
          "one way of this branch leaves the block around it: put what follows into an else", span);
    }
    return bothReturn(test, branch, rest, frame);
  }

  /** What a branch computes it may be computed for alone, as a loss in some turns. */
  @SuppressWarnings("unchecked")
  private void tell(Map<Object, Object> written) {
    written.forEach(
        (thing, then) -> {
          if (thing instanceof Frame frame) {
            ((Map<String, Value>) then)
                .forEach(
                    (name, value) -> {
                      if (frame.values().get(name) != value) {
                        interpreter.trace().told().number(name, value, interpreter.memory().here());
                      }
                    });
          }
        });
  }

  /** Both ways go on through the rest, each for itself. */
  private End bothReturn(Scalar test, Syntax.If branch, List<Statement> rest, Frame frame) {
    Span span = branch.span();
    Gone yes = gone(test.number() != 0, branch.yes(), rest, frame);
    Gone no = gone(test.number() == 0, branch.no(), rest, frame);
    interpreter.memory().at(span);
    interpreter.branching().merge(test, yes.written, no.written, span);
    if (yes.end.way == Way.RETURN && no.end.way == Way.RETURN) {
      Value value = interpreter.branching().either(test, yes.end.value, no.end.value, span);
      return new End(Way.RETURN, value);
    }
    if (yes.end.way == Way.RETURN || no.end.way == Way.RETURN) {
      throw new UserError("one way of this branch gives a value and the other does not", span);
    }
    return new End(Way.AGAIN, null);
  }

  /** How a way ended that was gone and taken back, and what each thing was by then. */
  private record Gone(End end, Map<Object, Object> written) {}

  private Gone gone(boolean taken, List<Statement> way, List<Statement> rest, Frame frame) {
    interpreter.memory().begin();
    List<Statement> all = new ArrayList<>(way);
    all.addAll(rest);
    End end = going(taken, () -> interpreter.inline(() -> block(all, frame, true)));
    return new Gone(end, interpreter.memory().takeBack());
  }

  /** A loop that stops early: the step does not know it. */
  private End stops(Scalar test, End yes, Map<Object, Object> others, Span span) {
    if (interpreter.isInline()) {
      throw new UserError("how often this loop runs depends on values of the step", span);
    }
    EarlyStop.requireLater(test.number() != 0 == yes.ends(), span);
    if (interpreter.loops().isOverSamples()) {
      throw new UserError(EpochBody.LEAVES_OUT, span);
    }
    interpreter.leavesOut(EarlyStop.WHAT, span);
    Scalar stop = yes.ends() ? test : interpreter.branching().not(test);
    interpreter.trace().told().stop(stop, span);
    others.forEach(Memory::restore);
    return End.PLAIN;
  }
}
