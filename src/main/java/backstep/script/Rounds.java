package backstep.script;

import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.List;

/** The rounds of a loop as Python runs it. */
interface Rounds {
  /** Begins the next round; false if there is none. */
  boolean next();

  /** How many rounds there are; 0 if that is not known before. */
  default long count() {
    return 0;
  }

  /** By how much the number of a loop that counts grows from round to round. */
  default long step() {
    return 1;
  }

  /** True of a loop over a range: what it takes need not be looked at. */
  default boolean isRange() {
    return false;
  }

  /** What a round takes of what the loop runs over. */
  default Value item(long round) {
    throw new IllegalStateException("a loop that tests takes nothing");
  }

  /** The statements of a loop. */
  static List<Statement> body(Statement loop) {
    return loop instanceof Syntax.For each ? each.body() : ((Syntax.While) loop).body();
  }

  /** The rounds of a loop that begins. */
  static Rounds of(Interpreter interpreter, Statement loop, Frame frame) {
    return loop instanceof Syntax.For each
        ? over(interpreter, each, frame)
        : whileTrue(interpreter, (Syntax.While) loop, frame);
  }

  private static Rounds whileTrue(Interpreter interpreter, Syntax.While loop, Frame frame) {
    return () -> {
      interpreter.budget().spend(1, loop.span());
      Value test = interpreter.evaluator().test(loop.test(), frame);
      if (test instanceof Scalar scalar && interpreter.decides(scalar)) {
        throw new UserError("how often this loop runs depends on values of the step", loop.span());
      }
      return interpreter.isTrue(test, loop.span());
    };
  }

  private static Rounds over(Interpreter interpreter, Syntax.For each, Frame frame) {
    Value over = interpreter.value(each.items(), frame);
    if (over instanceof Sequence list) {
      interpreter.reading(list, each.span());
    }
    boolean counts = over instanceof Value.Range;
    List<Value> items =
        counts ? List.of() : List.copyOf(interpreter.shaping().items(over, each.span()));
    long size = over instanceof Value.Range range ? range.size() : items.size();
    long[] count = {0};
    return new Rounds() {
      @Override
      public long count() {
        return size;
      }

      @Override
      public boolean next() {
        interpreter.budget().spend(1, each.span());
        if (count[0] == size) {
          return false;
        }
        interpreter.writing().bind(each.target(), item(count[0]), frame, false);
        count[0]++;
        return true;
      }

      @Override
      public long step() {
        return over instanceof Value.Range range ? range.step() : 1;
      }

      @Override
      public boolean isRange() {
        return counts;
      }

      @Override
      public Value item(long round) {
        return over instanceof Value.Range range ? range.get(round) : items.get((int) round);
      }
    };
  }
}
