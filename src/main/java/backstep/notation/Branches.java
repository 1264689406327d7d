package backstep.notation;

import backstep.matrix.Form;
import backstep.matrix.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which way an expression goes: on which side of a kink its relus stand, what its comparisons say,
 * where its largest cell is. As long as the answers stay the same, the expression is smooth.
 */
public final class Branches {
  private final Scope scope;
  private final List<Expr> questions = new ArrayList<>();

  private Branches(Scope scope) {
    this.scope = scope;
  }

  /** Expressions whose values say which way this one goes; none where there is only one. */
  public static List<Expr> of(Expr expr, Scope scope) {
    Branches branches = new Branches(scope);
    expr.all().forEach(branches::ask);
    return branches.questions;
  }

  private void ask(Expr expr) {
    if (expr instanceof Expr.Not || (expr instanceof Expr.Binary binary && isStep(binary))) {
      questions.add(expr);
    } else if (expr instanceof Expr.Call call) {
      askCall(call);
    }
  }

  private static boolean isStep(Expr.Binary binary) {
    return binary.operator().precedence() <= Operator.EQUAL.precedence();
  }

  private void askCall(Expr.Call call) {
    Function function =
        call.function() == Function.ACT ? scope.activation(call.span()) : call.function();
    if (function.form() instanceof Form.Elementwise elementwise && elementwise.slope() != null) {
      Expr argument = call.arguments().get(0);
      elementwise.kinks().forEach(kink -> questions.add(binary(Operator.LESS, argument, kink)));
      return;
    }
    switch (function) {
      case MAXIMUM, MINIMUM -> questions.add(less(call));
      case MAX -> questions.add(call(Function.ARGMAX, call.arguments().get(0), call));
      case MIN -> questions.add(call(Function.ARGMAX, negative(call), call));
      case NORM -> questions.add(norm(call));
      case WHERE -> questions.add(binary(Operator.UNEQUAL, call.arguments().get(0), 0));
      default -> stepsOf(function, call).forEach(questions::add);
    }
  }

  /** A function that has no slope only ever jumps. */
  private static Stream<Expr> stepsOf(Function function, Expr.Call call) {
    boolean jumps =
        function.form() instanceof Form.Nearness
            || (function.form() instanceof Form.Elementwise step && step.slope() == null)
            || (function.form() instanceof Form.Reduction step && step.slope() == null);
    return jumps ? Stream.of(call) : Stream.empty();
  }

  /** The norm of a number is its size, with a kink at 0; that of a vector has one where all are. */
  private Expr norm(Expr.Call call) {
    Expr argument = call.arguments().get(0);
    boolean number = Lowering.expression(argument, scope).slot().value().shape().isScalar();
    return number ? binary(Operator.LESS, argument, 0) : call(Function.ANY, argument, call);
  }

  private static Expr less(Expr.Call call) {
    return new Expr.Binary(
        Operator.LESS, call.arguments().get(0), call.arguments().get(1), call.span());
  }

  private static Expr negative(Expr.Call call) {
    return new Expr.Negative(call.arguments().get(0), call.span());
  }

  private static Expr binary(Operator operator, Expr left, double right) {
    return new Expr.Binary(operator, left, new Expr.Num(right, left.span()), left.span());
  }

  private static Expr call(Function function, Expr argument, Expr.Call at) {
    return new Expr.Call(function, false, List.of(argument), at.span());
  }
}
