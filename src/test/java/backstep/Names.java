package backstep;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.notation.Expr;
import backstep.notation.Lowering;
import backstep.notation.Parser;
import backstep.notation.Scope;
import backstep.notation.Slot;
import backstep.notation.Source;
import backstep.notation.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Names with values, in which expressions are computed. */
public final class Names implements Scope {
  private final Map<String, Matrix> values = new HashMap<>();
  private final int seed;

  public Names() {
    this(0);
  }

  /** Where each call of a generator begins anew from a seed. */
  public Names(int seed) {
    this.seed = seed;
  }

  public void put(String name, Matrix value) {
    values.put(name, value);
  }

  public Matrix get(String name) {
    return values.get(name);
  }

  public Matrix compute(String text) {
    Expr expr = Parser.expression(Source.typed(text));
    return Lowering.expression(expr, this).compute();
  }

  public DoubleSupplier scalar(String text) {
    return () -> compute(text).scalar();
  }

  @Override
  public Slot slot(Expr.Name name) {
    return Slot.of(Buffer.of(values.get(name.name())));
  }

  @Override
  public Function activation(Span span) {
    return Function.TANH;
  }

  @Override
  public Buffer answer(Expr.Call question) {
    throw new AssertionError(question);
  }

  @Override
  public NumpyRandom random(Expr.Call generator) {
    return new NumpyRandom(seed);
  }
}
