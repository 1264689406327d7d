package backstep.script;

import backstep.matrix.Along;
import backstep.matrix.Function;
import backstep.notation.Operator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the notation has a word for, and a script writes out, perhaps in several lines: {@code e =
 * exp(z - max(z))} and {@code e / sum(e)}. Only what is the very function is recognised: a softmax
 * that takes its sum over other cells than its maximum is none.
 */
final class Idioms {
  private final Formulas pool;
  private final Map<Variable, Formula> lines;
  private final Map<Formula, Formula> known = new HashMap<>();

  /**
   * Ready to look.
   *
   * @param lines what the lines above write
   */
  Idioms(Formulas pool, Map<Variable, Formula> lines) {
    this.pool = pool;
    this.lines = lines;
  }

  /** The same with the notation's words in it. */
  Formula said(Formula formula) {
    Formula before = known.get(formula);
    if (before != null || formula.parts().isEmpty()) {
      return before == null ? formula : before;
    }
    Formula parts = pool.with(formula, formula.parts().stream().map(this::said).toList());
    Formula said = parts.is(Operator.DIVIDED) ? quotient(parts) : parts;
    known.put(formula, said);
    return said;
  }

  private Formula quotient(Formula quotient) {
    Formula above = quotient.part(0);
    Formula below = quotient.part(1);
    return sigmoid(above, below)
        .or(() -> softmax(above, below))
        .or(() -> tanh(above, below))
        .orElse(quotient);
  }

  /** What a formula is made of, through the lines that it reads. */
  private Formula open(Formula formula) {
    Formula at = formula;
    while (at.variable() != null && lines.containsKey(at.variable())) {
      at = lines.get(at.variable());
    }
    return at;
  }

  private boolean isSame(Formula a, Formula b) {
    return open(a) == open(b);
  }

  /** {@code 1 / (1 + exp(-z))}. */
  private Optional<Formula> sigmoid(Formula above, Formula below) {
    Formula sum = open(below);
    if (!above.isNumber(1) || !sum.is(Operator.PLUS)) {
      return Optional.empty();
    }
    boolean first = sum.part(0).isNumber(1);
    Formula exp = open(sum.part(first ? 1 : 0));
    boolean one = first || sum.part(1).isNumber(1);
    return one && exp.is(Function.EXP)
        ? negated(exp.part(0)).map(z -> pool.call(Function.SIGMOID, z))
        : Optional.empty();
  }

  /** The z of {@code -z}. */
  private Optional<Formula> negated(Formula formula) {
    Formula of = open(formula);
    if (of.kind() instanceof Formula.Negative) {
      return Optional.of(of.part(0));
    }
    if (of.is(Operator.MATRIX_TIMES) && of.part(0).kind() instanceof Formula.Negative) {
      Formula product = pool.binary(Operator.MATRIX_TIMES, of.part(0).part(0), of.part(1));
      return Optional.of(product); // Python reads -a @ b so
    }
    return of.is(Operator.TIMES) && of.part(0).isNumber(-1)
        ? Optional.of(of.part(1))
        : Optional.empty();
  }

  /** {@code e / sum(e)} of {@code e = exp(z - max(z))}, both along the same axis. */
  private Optional<Formula> softmax(Formula above, Formula below) {
    Formula exp = open(above);
    Formula sum = open(below);
    if (!exp.is(Function.EXP) || !sum.is(Function.SUM) || !isSame(sum.part(0), above)) {
      return Optional.empty();
    }
    Formula shifted = open(exp.part(0));
    if (!shifted.is(Operator.MINUS)) {
      return Optional.empty();
    }
    Formula z = shifted.part(0);
    Formula most = open(shifted.part(1));
    Along along = along(sum);
    boolean fits =
        most.is(Function.MAX)
            && isSame(most.part(0), z)
            && along(most) == along
            && along != Along.ALL;
    return fits ? Optional.of(pool.along(Function.SOFTMAX, along, z)) : Optional.empty();
  }

  /**
   * The softmax of numbers that share out 1 as {@code exp(z) / sum(exp(z))}. It is none, since exp
   * becomes infinite where softmax does not; but its slopes are the same.
   */
  Optional<Formula> shares(Formula formula) {
    Formula of = open(formula);
    if (of.kind() instanceof Formula.Transpose) {
      return shares(of.part(0)).map(this::turned);
    }
    if (!of.is(Operator.DIVIDED)) {
      return Optional.empty();
    }
    Formula above = open(of.part(0));
    boolean turns = above.kind() instanceof Formula.Transpose;
    Formula exp = upright(above);
    Formula sum = upright(open(of.part(1)));
    if (!exp.is(Function.EXP) || !sum.is(Function.SUM) || upright(open(sum.part(0))) != exp) {
      return Optional.empty();
    }
    boolean sumTurns = open(sum.part(0)).kind() instanceof Formula.Transpose;
    Along along = sumTurns ? along(sum).transposed() : along(sum);
    return Optional.of(along)
        .filter(one -> one != Along.ALL)
        .map(one -> pool.along(Function.SOFTMAX, one, exp.part(0)))
        .map(softmax -> turns ? turned(softmax) : softmax);
  }

  /** {@code softmax(Z, axis=0)} of {@code softmax(Z.T, axis=1).T}; others as they are. */
  Formula softmaxUpright(Formula formula) {
    boolean turns = formula.kind() instanceof Formula.Transpose;
    return turns && formula.part(0).is(Function.SOFTMAX) ? turned(formula.part(0)) : formula;
  }

  private Formula upright(Formula formula) {
    return formula.kind() instanceof Formula.Transpose ? open(formula.part(0)) : formula;
  }

  /** A softmax of the transpose. */
  private Formula turned(Formula softmax) {
    Along along = ((Formula.Call) softmax.kind()).along();
    return pool.along(Function.SOFTMAX, along.transposed(), pool.transpose(softmax.part(0)));
  }

  /** Which cells a function takes together; all of a vector are those of its only line. */
  private static Along along(Formula call) {
    Along along = ((Formula.Call) call.kind()).along();
    if (along != Along.ALL) {
      return along;
    }
    boolean column = call.part(0).shape().cols() == 1;
    boolean row = call.part(0).shape().rows() == 1;
    return column ? Along.COLUMNS : row ? Along.ROWS : Along.ALL;
  }

  /** {@code (exp(z) - exp(-z)) / (exp(z) + exp(-z))}. */
  private Optional<Formula> tanh(Formula above, Formula below) {
    Formula minus = open(above);
    Formula plus = open(below);
    if (!minus.is(Operator.MINUS) || !plus.is(Operator.PLUS)) {
      return Optional.empty();
    }
    Formula up = open(minus.part(0));
    Formula down = open(minus.part(1));
    boolean same = open(plus.part(0)) == up && open(plus.part(1)) == down;
    if (!same || !up.is(Function.EXP) || !down.is(Function.EXP)) {
      return Optional.empty();
    }
    return negated(down.part(0))
        .filter(z -> isSame(z, up.part(0)))
        .map(z -> pool.call(Function.TANH, z));
  }
}
