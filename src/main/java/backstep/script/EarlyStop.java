package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A branch that ends the training early, with all that it keeps for that, as the best loss so far
 * and for how long it is: no step is made of it.
 */
final class EarlyStop {
  static final String WHAT = "stops the training early";

  private final List<Statement> script;
  private final List<Statement> body;
  private final ParameterChanges functions;
  private final Set<String> readByTest;

  private EarlyStop(List<Statement> script, Statement loop) {
    this.script = script;
    this.body = Rounds.body(loop);
    this.functions = ParameterChanges.of(script);
    this.readByTest =
        loop instanceof Syntax.While repeated
            ? mentions(new Syntax.Doing(repeated.test(), loop.span())).read()
            : Set.of();
  }

  /**
   * Finds them among the statements of a step.
   *
   * @param leftOut gets them
   */
  static void find(List<Statement> script, Statement loop, Map<Statement, String> leftOut) {
    EarlyStop stop = new EarlyStop(script, loop);
    stop.body.stream()
        .filter(one -> breaks(one) && stop.isForItself(one))
        .forEach(one -> leftOut.put(one, WHAT));
  }

  /** When a branch that is left out stops the training, if that is one test of the step. */
  static void tell(Statement statement, Interpreter interpreter, Frame frame) {
    if (!(statement instanceof Syntax.If branch)
        || !interpreter.isInStep()
        || !branch.no().isEmpty()
        || branch.yes().stream().noneMatch(Syntax.Jump.class::isInstance)
        || !Shown.isPlain(branch.test(), frame)) {
      return;
    }
    Value test;
    try {
      test = interpreter.evaluator().test(branch.test(), frame);
    } catch (UserError unread) {
      return; // it is left out, and need not be read
    }
    if (test instanceof Scalar scalar && scalar.varies()) {
      requireLater(scalar.number() != 0, branch.span());
      interpreter.trace().told().stop(scalar, branch.span());
    }
  }

  /** When a loop that goes on while a test holds stops the training. */
  static void tell(Syntax.While loop, Interpreter interpreter, Frame frame) {
    tell(loop.test(), loop.span(), interpreter, frame);
  }

  private static void tell(Expression test, Span span, Interpreter interpreter, Frame frame) {
    if (test instanceof Syntax.Both both && both.and()) {
      tell(both.left(), span, interpreter, frame);
      tell(both.right(), span, interpreter, frame);
    } else if (Shown.isPlain(test, frame)
        && interpreter.evaluator().test(test, frame) instanceof Scalar holds
        && holds.varies()) {
      interpreter.leavesOut(WHAT, span);
      interpreter.trace().told().stop(interpreter.branching().not(holds), span);
    }
  }

  /** Refuses a training that stops in one of the steps that are run here. */
  static void requireLater(boolean stops, Span span) {
    if (stops) {
      throw new UserError("the training stops here within its first two epochs", span);
    }
  }

  /** True of a branch that some way breaks out of the loop around it, and none returns. */
  private static boolean breaks(Statement statement) {
    return statement instanceof Syntax.If
        && Mentions.leaves(statement)
        && !Mentions.returns(statement)
        && !Mentions.skips(statement, false);
  }

  /** True if nothing else in the loop reads what this writes, but for what prints. */
  private boolean isForItself(Statement statement) {
    Mentions inside = mentions(statement);
    Set<String> others = new HashSet<>(readByTest);
    body.stream()
        .filter(one -> one != statement && !prints(one))
        .forEach(one -> others.addAll(mentions(one).read()));
    return inside.written().stream().noneMatch(others::contains)
        && !Drawing.isAmong(inside.read())
        && inside.changed().stream().allMatch(name -> isNumber(name, script));
  }

  private Mentions mentions(Statement statement) {
    return Mentions.of(statement).through(functions);
  }

  private static boolean prints(Statement statement) {
    return statement instanceof Syntax.Doing doing
        && doing.expression() instanceof Syntax.Call call
        && call.function() instanceof Syntax.Name name
        && name.name().equals("print");
  }

  /** True if all that gets a name is a number: no two names can look at it. */
  private static boolean isNumber(String name, List<Statement> statements) {
    List<Expression> values = new ArrayList<>();
    collect(name, statements, values);
    return !values.isEmpty() && values.stream().allMatch(Syntax.Num.class::isInstance);
  }

  private static void collect(String name, List<Statement> statements, List<Expression> values) {
    for (Statement statement : statements) {
      if (statement instanceof Syntax.Assignment assignment
          && Mentions.of(statement).written().contains(name)) {
        boolean several = assignment.value() instanceof Syntax.Items items && items.tuple();
        values.addAll(
            several ? ((Syntax.Items) assignment.value()).items() : List.of(assignment.value()));
      }
      collect(name, LeftOut.inner(statement), values);
    }
  }
}
