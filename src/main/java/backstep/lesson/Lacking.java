package backstep.lesson;

import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Printer;
import backstep.notation.UserError;
import backstep.render.View;
import backstep.shell.Session;
import java.util.Optional;
import java.util.Set;

/**
 * What a part of a condition misses, in words: what was found, and what it must be.
 *
 * @param session where it does not hold
 * @param view how numbers are written
 */
record Lacking(Session session, View view) {
  /** What is longer says nothing to a learner. */
  private static final int LONGEST = 50;

  /** Where a run is, which nothing must become: one goes there. */
  private static final Set<String> PLACES = Set.of("epoch", "sample", "line");

  private static final String BACK = "; restart leads back to the beginning";

  private static final String END = "the end of the sample";

  private static final String WRONG = "a gradient is wrong (relative error %s): try gradcheck";
  private static final String UNKNOWN = " is not known here yet";
  private static final String MISSING = " is not in this program";

  /** In words; empty where it cannot be said in few. */
  Optional<String> of(Expression part) {
    Optional<String> said = said(part.parsed());
    return said.or(() -> Optional.of(part.text() + " must hold").filter(Lacking::isShort));
  }

  private Optional<String> said(Expr part) {
    if (part instanceof Expr.Binary both) {
      return words(both.operator()).flatMap(must -> said(both.left(), must, both.right()));
    }
    return part instanceof Expr.Not not ? near(not.of(), "other than ") : near(part, "near ");
  }

  private Optional<String> near(Expr part, String must) {
    return part instanceof Expr.Call call && call.function() == Function.NEAR
        ? said(call.arguments().get(0), must, call.arguments().get(1))
        : Optional.empty();
  }

  private static Optional<String> words(Operator operator) {
    return switch (operator) {
      case EQUAL -> Optional.of("");
      case UNEQUAL -> Optional.of("other than ");
      case LESS -> Optional.of("below ");
      case AT_MOST -> Optional.of("at most ");
      case GREATER -> Optional.of("above ");
      case AT_LEAST -> Optional.of("at least ");
      default -> Optional.empty();
    };
  }

  private Optional<String> said(Expr side, String must, Expr other) {
    String name = Printer.print(side);
    if (must.isEmpty() && PLACES.contains(name)) {
      String back = isPast(side, other) ? BACK : "";
      return found(side)
          .map(
              value ->
                  "this is %s %s, and the goal is %s"
                          .formatted(name, value, isEnd(side, other) ? END : in(side, other))
                      + back);
    }
    if (side instanceof Expr.Call call && call.function() == Function.GRADIENT_ERROR) {
      return found(side).map(error -> WRONG.formatted(error));
    }
    String found =
        found(side)
            .map(value -> is(side, value))
            .orElse(name + (isThere(side) ? UNKNOWN : MISSING));
    String sentence = found + "; it must be " + must + Printer.print(other);
    return Optional.of(sentence).filter(one -> isShort(name));
  }

  private static String is(Expr side, String value) {
    return side instanceof Expr.Call call && call.function() == Function.VERSION
        ? "times that %s was written in this sample: %s"
            .formatted(Printer.print(call.arguments().get(0)), value)
        : Printer.print(side) + " is " + value;
  }

  private static String in(Expr side, Expr other) {
    return "in " + Printer.print(side) + " " + Printer.print(other);
  }

  /** True of the line behind the last one. */
  private boolean isEnd(Expr side, Expr other) {
    return Printer.print(side).equals("line")
        && other instanceof Expr.Num line
        && line.value() > session.timeline().here().experiment().program().size();
  }

  /** True in an epoch behind the one that is asked for. */
  private boolean isPast(Expr side, Expr other) {
    return Printer.print(side).equals("epoch")
        && other instanceof Expr.Num epoch
        && session.now().position().epoch() > epoch.value();
  }

  private boolean isThere(Expr side) {
    try {
      session.timeline().here().probe(side);
      return true;
    } catch (UserError missing) {
      return false;
    }
  }

  private Optional<String> found(Expr side) {
    try {
      Matrix value = session.timeline().here().probe(side).value(session.now());
      return Optional.of(view.inline(value));
    } catch (UserError unknown) {
      return Optional.empty();
    }
  }

  private static boolean isShort(String text) {
    return text.length() <= LONGEST;
  }
}
