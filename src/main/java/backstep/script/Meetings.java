package backstep.script;

import backstep.matrix.Function;
import backstep.notation.Operator;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * Where what a network gives may meet what it should give: in a difference, as {@code y - d}; or as
 * in the slope of a cross-entropy, {@code d / y}, and in the cross-entropy itself, {@code d *
 * log(y)}.
 */
enum Meetings {
  DIFFERENCES {
    @Override
    void of(Formula formula, BiConsumer<Formula, Formula> meet) {
      if (formula.is(Operator.MINUS)) {
        meet.accept(formula.part(0), formula.part(1));
        meet.accept(formula.part(1), formula.part(0));
      }
    }
  },

  QUOTIENTS {
    @Override
    void of(Formula formula, BiConsumer<Formula, Formula> meet) {
      if (formula.is(Operator.DIVIDED)) {
        meet.accept(formula.part(1), formula.part(0));
      } else if (formula.is(Operator.TIMES)) {
        logarithm(formula.part(0), formula.part(1), meet);
        logarithm(formula.part(1), formula.part(0), meet);
      }
    }
  };

  private static void logarithm(Formula log, Formula target, BiConsumer<Formula, Formula> meet) {
    if (log.is(Function.LOG)) {
      meet.accept(log.part(0), target);
    }
  }

  /** Gives the two that a formula lets meet: what may be the output, and its target. */
  abstract void of(Formula formula, BiConsumer<Formula, Formula> meet);

  /** The same for all that formulas are made of. */
  void in(Collection<Formula> values, BiConsumer<Formula, Formula> meet) {
    values.forEach(value -> value.all().forEach(formula -> of(formula, meet)));
  }
}
