package backstep.script;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** What {@code np.random.default_rng(seed)} gives: draws before the loop, which become numbers. */
final class Generator implements Value {
  private static final Map<String, Draw> ALL =
      Map.ofEntries(
          Map.entry("random", (own, given) -> own.drawn(given, 0, own.random::random)),
          Map.entry("standard_normal", (own, given) -> own.drawn(given, 0, own.random::normal)),
          Map.entry("uniform", Generator::uniform),
          Map.entry("normal", Generator::normal),
          Map.entry("integers", Generator::integers),
          Map.entry("permutation", Generator::permutation));

  private final Pcg64 random;

  private Generator(long seed) {
    this.random = new Pcg64(seed);
  }

  /** A method of a generator. */
  private interface Draw {
    Value of(Generator generator, Given given);
  }

  static Value made(Given given) {
    Value seed = given.argument(0, "seed", Scalar.whole(1));
    if (!(seed instanceof Scalar number) || number.kind() == Kind.REAL || number.number() < 0) {
      throw new UserError("default_rng is read with a whole number", given.span());
    }
    return new Generator((long) number.number());
  }

  /** A method of it. */
  Value member(String name, Span span) {
    Draw draw = ALL.get(name);
    if (draw == null) {
      throw new UserError(
          described()
              + " has no '"
              + name
              + "' that is read"
              + Nearest.hint(name, ALL.keySet(), "draw with np.random, as after np.random.seed(1)"),
          span);
    }
    return new Native(
        "of a generator",
        given -> {
          if (given.interpreter().loops().isTraining()) {
            throw new UserError(
                "this draws from a default_rng in the training loop, and a program draws there as"
                    + " np.random does only: write np.random.seed(1) and draw with np.random, or"
                    + " draw before the loop",
                given.span());
          }
          return draw.of(this, given);
        });
  }

  private Value drawn(Given given, int index, DoubleSupplier next) {
    return numbers(given, given.argument(index, "size", new None()), next, false);
  }

  private static Value numbers(Given given, Value size, DoubleSupplier next, boolean whole) {
    if (size instanceof None) {
      return new Scalar(next.getAsDouble(), whole ? Kind.WHOLE : Kind.REAL, null);
    }
    Shaping shaping = given.interpreter().shaping();
    Array array = shaping.filled(shaping.sizes(size, given.span()), 0, whole, given.span());
    for (int i = 0; i < array.count(); i++) {
      array.store().set(i, next.getAsDouble(), null, given.span());
    }
    return array;
  }

  private static double number(Given given, int index, String name, double otherwise) {
    Value value = given.argument(index, name, Scalar.of(otherwise));
    return PythonLibrary.number(value, given.span()).number();
  }

  private static Value uniform(Generator own, Given given) {
    double low = number(given, 0, "low", 0);
    double width = number(given, 1, "high", 1) - low;
    return own.drawn(given, 2, () -> low + width * own.random.random());
  }

  private static Value normal(Generator own, Given given) {
    double centre = number(given, 0, "loc", 0);
    double scale = number(given, 1, "scale", 1);
    return own.drawn(given, 2, () -> centre + scale * own.random.normal());
  }

  private static Value integers(Generator own, Given given) {
    boolean alone = given.values().size() < 2 && !given.named().containsKey("high");
    int first = Shaping.size(given.argument(0, "low", null), given.span());
    int low = alone ? 0 : first;
    int high = alone ? first : Shaping.size(given.argument(1, "high", null), given.span());
    if (high <= low) {
      throw UserError.stops("the high end is not above", given.span());
    }
    Value size = given.argument(2, "size", new None());
    return numbers(given, size, () -> (double) low + own.random.below(high - low), true);
  }

  private static Value permutation(Generator own, Given given) {
    int count = Shaping.size(given.argument(0, "x", null), given.span());
    given.interpreter().budget().spend(count, given.span());
    List<Value> order = new java.util.ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(Scalar.whole(i));
    }
    for (int i = count - 1; i > 0; i--) {
      java.util.Collections.swap(order, i, own.random.upTo(i));
    }
    return given.interpreter().shaping().array(Sequence.list(order), given.span());
  }

  @Override
  public String described() {
    return "a default_rng";
  }
}
