package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.Set;

/** What a script asks of what kind a value is. */
final class TypeTests {
  private TypeTests() {}

  /** {@code isinstance(value, type)}, or one of several types. */
  static Value isInstance(Given given) {
    Value of = given.values().get(0);
    Value type = given.values().get(1);
    boolean is =
        type instanceof Sequence types
            ? types.items().stream().anyMatch(one -> isOf(of, one, given.span()))
            : isOf(of, type, given.span());
    return Scalar.truth(is);
  }

  private static boolean isOf(Value value, Value type, Span span) {
    if (type instanceof Classes.Type wanted) {
      Classes.Type own = value instanceof Classes.Instance object ? object.type() : null;
      while (own != null && !own.equals(wanted)) {
        own = own.base();
      }
      return own != null;
    }
    Set<String> words = words(value);
    if (type instanceof Value.Native known && !words.isEmpty()) {
      return words.contains(known.name());
    }
    throw new UserError("'isinstance' is not read here: write for one kind of value", span);
  }

  /** What Python's types of a value are called; none where that is not known. */
  private static Set<String> words(Value value) {
    if (value instanceof Array) {
      return Set.of("ndarray");
    } else if (value instanceof Sequence list) {
      return Set.of(list.isTuple() ? "tuple" : "list");
    } else if (value instanceof Dictionary) {
      return Set.of("dict");
    } else if (value instanceof Value.Text) {
      return Set.of("str");
    } else if (value instanceof Classes.Instance) {
      return Set.of("object");
    }
    return Set.of(); // a number may be numpy's or Python's
  }

  /** {@code hasattr(object, 'name')}. */
  static Value has(Given given) {
    if (given.values().size() == 2
        && given.values().get(0) instanceof Classes.Instance object
        && given.values().get(1) instanceof Value.Text name) {
      String word = name.known(given.span());
      boolean has =
          object.attributes().values().containsKey(word) || object.type().member(word) != null;
      return Scalar.truth(has);
    }
    throw new UserError("'hasattr' is read of an object of the script", given.span());
  }

  /** {@code np.ndarray}, as a type to ask for. */
  static Value array() {
    return new Value.Native(
        "ndarray",
        given -> {
          throw new UserError("np.ndarray is read as a type only: write np.array", given.span());
        });
  }
}
