package backstep.lesson;

import backstep.machine.Probe;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Source;
import backstep.notation.UserError;
import backstep.shell.Session;
import java.util.List;
import java.util.stream.Stream;

/**
 * An expression of the notation in a document: an answer, a predicate, a condition. It only reads.
 *
 * @param source its text, and its place in the file
 */
public record Expression(Source source) {

  static Expression at(String file, int line, String text) {
    return new Expression(new Source(file + ":" + line, text));
  }

  public String text() {
    return source.text();
  }

  /** The line in the file. */
  int line() {
    return Integer.parseInt(source.where().substring(source.where().lastIndexOf(':') + 1));
  }

  /**
   * The expression, parsed.
   *
   * @throws UserError if it is none
   */
  public Expr parsed() {
    return Parser.expression(source);
  }

  /** What it says at once: the two sides of an {@code and}, and of an {@code and} in these. */
  List<Expression> parts() {
    return parts(parsed())
        .map(part -> new Expression(new Source(source.where(), Printer.print(part))))
        .toList();
  }

  private static Stream<Expr> parts(Expr expr) {
    return expr instanceof Expr.Binary both && both.operator() == Operator.AND
        ? both.parts().stream().flatMap(Expression::parts)
        : Stream.of(expr);
  }

  /** True if it reads nothing, so that it is the same number everywhere. */
  boolean isLiteral() {
    return parsed().all().noneMatch(part -> part instanceof Expr.Name || part instanceof Expr.Call);
  }

  /**
   * Its value.
   *
   * @throws UserError if it cannot be asked of this session, or reads what is not computed yet
   */
  public Matrix value(Session session) {
    return probe(session).value(session.now());
  }

  /**
   * Its value as a number.
   *
   * @throws UserError if it has more than one cell, too
   */
  public double number(Session session) {
    return probe(session).asCondition().value(session.now()).scalar();
  }

  /**
   * True if it is not 0; false where it reads what is not computed yet.
   *
   * @throws UserError if it cannot be asked of this session
   */
  public boolean holds(Session session) {
    return probe(session).asCondition().holds(session.now());
  }

  /** The same, false where it cannot be asked: a learner may have changed every name. */
  public boolean holdsIfAny(Session session) {
    try {
      return holds(session);
    } catch (UserError unaskable) {
      return false;
    }
  }

  private Probe probe(Session session) {
    return session.timeline().here().probe(parsed());
  }
}
