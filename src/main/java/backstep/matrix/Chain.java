package backstep.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Elementwise operations chained into one, where nothing else reads what is between them: the same
 * operations on each cell in the same order, without storing and loading it in between. {@code Ws -
 * alpha * (dZ1 @ x.T)} is one pass over its cells instead of three.
 */
public final class Chain {
  private Chain() {}

  /** An elementwise operation on two buffers, stretched to the shape of what it writes. */
  interface Link extends Operation {
    DoubleBinaryOperator f();

    Buffer a();

    Buffer b();

    @Override
    default List<Buffer> reads() {
      return List.of(a(), b());
    }

    @Override
    default Kernel inLanes(Lanes lanes) {
      Shape shape = out().shape();
      return LaneKernels.Elementwise.of(
          lanes.loop(Loop.Zip.class, f()),
          lanes.of(out()),
          lanes.stretched(a(), shape),
          lanes.stretched(b(), shape));
    }
  }

  /** An operation whose second operand another one computes. */
  private interface Chained extends Operation {
    Link outer();

    Operation inner();

    @Override
    default Buffer out() {
      return outer().out();
    }

    @Override
    default void run() {
      inner().run();
      outer().run();
    }
  }

  /** True of {@code W - alpha * dW} with rows long enough for a loop of their own. */
  private static boolean isStep(Link outer, Link inner) {
    return outer.out().lines().length > 1
        && outer instanceof Zip.Same
        && inner instanceof Zip.ScalarLeft;
  }

  /** {@code out = f(a, g(b, c))}. */
  record Two(Link outer, Link inner) implements Chained {
    @Override
    public List<Buffer> reads() {
      return List.of(outer.a(), inner.a(), inner.b());
    }

    @Override
    public Kernel inLanes(Lanes lanes) {
      Shape shape = out().shape();
      return LaneKernels.Elementwise.of(
          lanes.loop(Loop.Zip2.class, outer.f(), inner.f()),
          lanes.of(out()),
          lanes.stretched(outer.a(), shape),
          lanes.stretched(inner.a(), shape),
          lanes.stretched(inner.b(), shape));
    }

    @Override
    public void run() {
      if (!isStep(outer, inner)) {
        Chained.super.run();
        return;
      }
      double factor = inner.a().scalar();
      for (int i = 0; i < out().lines().length; i++) {
        line(out().line(i), outer.a().line(i), factor, inner.b().line(i));
      }
    }

    private void line(double[] to, double[] a, double b, double[] c) {
      for (int j = 0; j < to.length; j++) {
        to[j] = outer.f().applyAsDouble(a[j], inner.f().applyAsDouble(b, c[j]));
      }
    }
  }

  /** {@code out = f(a, u(b))}. */
  record OfApply(Link outer, Kernels.Apply inner) implements Chained {
    @Override
    public List<Buffer> reads() {
      return List.of(outer.a(), inner.in());
    }

    @Override
    public Kernel inLanes(Lanes lanes) {
      return LaneKernels.Elementwise.of(
          lanes.loop(Loop.ZipOfApply.class, outer.f(), inner.f()),
          lanes.of(out()),
          lanes.stretched(outer.a(), out().shape()),
          lanes.of(inner.in()));
    }
  }

  /** {@code out = f(a, g(b, h(c, d)))}. */
  record Three(Link outer, Two inner) implements Chained {
    @Override
    public List<Buffer> reads() {
      List<Buffer> reads = new ArrayList<>(inner.reads());
      reads.add(outer.a());
      return reads;
    }

    @Override
    public Kernel inLanes(Lanes lanes) {
      Shape shape = out().shape();
      Buffer b = inner.outer().a();
      Buffer d = inner.inner().b();
      boolean isAlikeB = lanes.isAlike(b);
      boolean isAlikeD = isAlikeB && lanes.isAlike(d);
      return LaneKernels.Elementwise.of(
          lanes.loop(
              isAlikeD
                  ? Loop.Zip3AlikeBandD.class
                  : isAlikeB ? Loop.Zip3AlikeB.class : Loop.Zip3.class,
              outer.f(),
              inner.outer().f(),
              inner.inner().f()),
          lanes.of(out()),
          lanes.stretched(outer.a(), shape),
          isAlikeB ? lanes.once(b, shape) : lanes.stretched(b, shape),
          lanes.stretched(inner.inner().a(), shape),
          isAlikeD ? lanes.once(d, shape) : lanes.stretched(d, shape));
    }

    /** True of {@code W - alpha * (dZ @ x.T)} with such rows. */
    private boolean isStep() {
      return Chain.isStep(outer, inner.outer()) && inner.inner() instanceof Product.Outer;
    }

    @Override
    public void run() {
      if (!isStep()) {
        Chained.super.run();
        return;
      }
      double factor = inner.outer().a().scalar();
      double[] column = inner.inner().a().first();
      double[] row = inner.inner().b().first();
      for (int i = 0; i < out().lines().length; i++) {
        line(out().line(i), outer.a().line(i), factor, column[i], row);
      }
    }

    private void line(double[] to, double[] a, double b, double c, double[] d) {
      for (int j = 0; j < to.length; j++) {
        to[j] =
            outer
                .f()
                .applyAsDouble(
                    a[j],
                    inner.outer().f().applyAsDouble(b, inner.inner().f().applyAsDouble(c, d[j])));
      }
    }
  }

  /**
   * The operations with chains in them.
   *
   * @param results what is read after the last of them
   */
  public static List<Operation> of(List<Operation> operations, Collection<Buffer> results) {
    IdentityHashMap<double[][], Integer> uses = new IdentityHashMap<>();
    results.forEach(result -> uses.merge(result.lines(), 2, Integer::sum));
    for (Operation operation : operations) {
      operation.reads().forEach(read -> uses.merge(read.lines(), 1, Integer::sum));
    }
    List<Operation> chained = new ArrayList<>();
    for (Operation operation : operations) {
      chained.add(operation instanceof Link link ? onto(link, chained, uses) : operation);
    }
    return chained;
  }

  /** Takes the operation that computes the second operand out of the list, if it can be chained. */
  private static Operation onto(
      Link link, List<Operation> before, IdentityHashMap<double[][], Integer> uses) {
    int at = writer(link.b(), before);
    boolean mayMove =
        at >= 0
            && uses.get(link.b().lines()) == 1
            && before.get(at).out().shape().equals(link.out().shape())
            && !isWritten(before.get(at).reads(), before.subList(at + 1, before.size()));
    if (mayMove && before.get(at) instanceof Link inner) {
      before.remove(at);
      return new Two(link, inner);
    }
    if (mayMove && before.get(at) instanceof Two inner) {
      before.remove(at);
      return new Three(link, inner);
    }
    if (mayMove && before.get(at) instanceof Kernels.Apply inner) {
      before.remove(at);
      return new OfApply(link, inner);
    }
    return link;
  }

  /** The only operation that writes a buffer, or -1. */
  private static int writer(Buffer buffer, List<Operation> operations) {
    int writer = -1;
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i).out().lines() == buffer.lines()) {
        if (writer >= 0) {
          return -1;
        }
        writer = i;
      }
    }
    return writer;
  }

  private static boolean isWritten(List<Buffer> buffers, List<Operation> operations) {
    return operations.stream()
        .anyMatch(
            operation ->
                buffers.stream().anyMatch(buffer -> buffer.lines() == operation.out().lines()));
  }
}
