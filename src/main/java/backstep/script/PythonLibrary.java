package backstep.script;

import backstep.matrix.Function;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Python knows without an import. */
final class PythonLibrary {
  /** Gives what it is given. */
  static final Value SAME = new Value.Native("tqdm", given -> given.values().get(0));

  private static final Map<String, Value.Body> ALL =
      Map.ofEntries(
          Map.entry("print", given -> nothing(given)),
          Map.entry("range", PythonLibrary::range),
          Map.entry("xrange", PythonLibrary::range),
          Map.entry("len", PythonLibrary::length),
          Map.entry("sum", PythonLibrary::sum),
          Map.entry("zip", PythonLibrary::zip),
          Map.entry("enumerate", PythonLibrary::enumerate),
          Map.entry("reversed", PythonLibrary::reversed),
          Map.entry("dict", PythonLibrary::dictionary),
          Map.entry("set", given -> Distinct.of(items(given), given.span())),
          Map.entry("sorted", PythonLibrary::sorted),
          Map.entry("list", given -> Sequence.list(items(given))),
          Map.entry("tuple", given -> Sequence.tuple(items(given))),
          Map.entry("map", PythonLibrary::map),
          Map.entry("abs", given -> NumpyLibrary.call("abs", given)),
          Map.entry("max", given -> extreme(given, Function.MAXIMUM)),
          Map.entry("min", given -> extreme(given, Function.MINIMUM)),
          Map.entry("pow", PythonLibrary::power),
          Map.entry("round", given -> NumpyLibrary.call("round", given)),
          Map.entry("float", PythonLibrary::real),
          Map.entry("int", PythonLibrary::whole),
          Map.entry("bool", given -> truth(given)),
          Map.entry("any", given -> joined(given, false)),
          Map.entry("all", given -> joined(given, true)),
          Map.entry("str", given -> Quoted.shown(first(given))),
          Map.entry("format", given -> Value.Text.UNKNOWN),
          Map.entry("repr", given -> Value.Text.UNKNOWN),
          Map.entry("type", given -> Value.Text.UNKNOWN),
          Map.entry("isinstance", TypeTests::isInstance),
          Map.entry("hasattr", TypeTests::has),
          Map.entry("__import__", given -> Modules.brought(first(given), given.span())),
          Map.entry("exit", given -> nothing(given)),
          Map.entry("quit", given -> nothing(given)));

  private static final Map<String, String> REFUSED =
      Map.of(
          "input", "nobody is there to answer: write the value in its place",
          "open", "files are not read: put the data into the script",
          "exec", "a script that runs other text is not read",
          "eval", "a script that runs other text is not read",
          "compile", "a script that runs other text is not read",
          "getattr", "write the name behind a point",
          "setattr", "write the name behind a point, as in net.W = W",
          "iter", "write a loop over the items, or take them by their places",
          "next", "write a loop over the items, or take them by their places",
          "globals", "write the names themselves");

  private static final Map<String, Value> CONSTANTS =
      Map.of(
          "True",
          Scalar.truth(true),
          "False",
          Scalar.truth(false),
          "None",
          new Value.None(),
          "__name__",
          new Value.Text("__main__"));

  private PythonLibrary() {}

  /** What a name stands for, or null. */
  static Value named(String name) {
    Value constant = CONSTANTS.get(name);
    if (constant != null) {
      return constant;
    }
    if (REFUSED.containsKey(name)) {
      return new Value.Native(
          name,
          given -> {
            throw new UserError("'" + name + "' is not read: " + REFUSED.get(name), given.span());
          });
    }
    Value.Body body = ALL.get(name);
    return body == null ? null : new Value.Native(name, body);
  }

  static Set<String> words() {
    return ALL.keySet();
  }

  private static Value nothing(Given given) {
    given.interpreter().budget().spend(1, given.span());
    given.values().forEach(value -> given.interpreter().tells(value, given.span()));
    return new Value.None();
  }

  private static Value first(Given given) {
    if (given.values().isEmpty()) {
      throw new UserError("a value is missing here", given.span());
    }
    return given.values().get(0);
  }

  private static List<Value> items(Given given) {
    if (given.values().isEmpty()) {
      return List.of();
    }
    return items(given, first(given));
  }

  private static List<Value> items(Given given, Value value) {
    if (value instanceof Sequence list) {
      given.interpreter().reading(list, given.span());
      given.interpreter().budget().spend(list.size(), given.span());
    }
    return given.interpreter().shaping().items(value, given.span());
  }

  private static Value range(Given given) {
    List<Long> bounds = new ArrayList<>();
    for (Value value : given.values()) {
      if (value instanceof Scalar scalar && given.interpreter().decides(scalar)) {
        throw new UserError("how long this range is depends on values of the step", given.span());
      }
      if (!(value instanceof Scalar scalar) || scalar.kind() == Value.Kind.REAL) {
        throw new UserError("a range is of whole numbers", given.span());
      }
      bounds.add((long) scalar.number());
    }
    if (bounds.isEmpty() || bounds.size() > 3 || (bounds.size() == 3 && bounds.get(2) == 0)) {
      throw new UserError("a range is range(n), range(from, to) or with a step", given.span());
    }
    return bounds.size() == 1
        ? new Value.Range(0, bounds.get(0), 1)
        : new Value.Range(bounds.get(0), bounds.get(1), bounds.size() == 3 ? bounds.get(2) : 1);
  }

  private static Value dictionary(Given given) {
    Map<Object, Value> values = new LinkedHashMap<>();
    if (!given.values().isEmpty() && first(given) instanceof Dictionary other) {
      values.putAll(other.values());
    } else if (!given.values().isEmpty()) {
      for (Value pair : items(given)) {
        List<Value> both = items(given, pair);
        values.put(Dictionary.key(both.get(0), given.span()), both.get(1));
      }
    }
    values.putAll(given.named());
    return new Dictionary(values);
  }

  private static Value sorted(Given given) {
    List<Value> items = first(given) instanceof Distinct set ? set.values() : items(given);
    return Distinct.sorted(items, given.span());
  }

  private static Value length(Given given) {
    if (first(given) instanceof Distinct set) {
      return Scalar.whole(set.keys().size());
    }
    if (first(given) instanceof Value.Range range) {
      return Scalar.whole((double) range.size());
    }
    return first(given) instanceof Array array
        ? Size.of(given.interpreter(), array, 0)
        : Size.of(given.interpreter(), items(given).size());
  }

  /** Adds up from 0, in Python's order. */
  private static Value sum(Given given) {
    if (given.values().size() == 1 && given.values().get(0) instanceof Array) {
      return Reductions.sumOfRows(given);
    }
    if (given.interpreter().isInStep()) {
      given.interpreter().trace().addsUp();
    }
    Value sum = given.values().size() > 1 ? given.values().get(1) : Scalar.whole(0);
    for (Value item : items(given)) {
      sum = given.interpreter().arithmetic().infix("+", sum, item, given.span());
    }
    return sum;
  }

  private static Value zip(Given given) {
    List<List<Value>> lists = given.values().stream().map(value -> items(given, value)).toList();
    int size = lists.stream().mapToInt(List::size).min().orElse(0);
    List<Value> tuples = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int index = i;
      tuples.add(Sequence.tuple(lists.stream().map(list -> list.get(index)).toList()));
    }
    return Sequence.list(tuples);
  }

  private static Value enumerate(Given given) {
    Value from = given.values().size() > 1 ? given.values().get(1) : given.named().get("start");
    long start = from == null ? 0 : Shaping.size(from, given.span());
    List<Value> tuples = new ArrayList<>();
    for (Value item : items(given)) {
      tuples.add(Sequence.tuple(List.of(Scalar.whole((double) (start + tuples.size())), item)));
    }
    return Sequence.list(tuples);
  }

  private static Value reversed(Given given) {
    List<Value> items = new ArrayList<>(items(given));
    java.util.Collections.reverse(items);
    return Sequence.list(items);
  }

  private static Value map(Given given) {
    List<Value> results = new ArrayList<>();
    given
        .interpreter()
        .inline(
            () -> {
              for (Value item : items(given, given.values().get(1))) {
                results.add(
                    given.interpreter().call(first(given), List.of(item), Map.of(), given.span()));
              }
              return null;
            });
    return Sequence.list(results);
  }

  private static Value extreme(Given given, Function function) {
    List<Value> items = given.values().size() == 1 ? items(given) : given.values();
    Value most = null;
    for (Value item : items) {
      if (!(item instanceof Scalar || item instanceof Array)) {
        throw new UserError("a number belongs here, not " + item.described(), given.span());
      }
      most =
          most == null
              ? item
              : NumpyLibrary.extreme(given.interpreter(), function, most, item, given.span());
    }
    if (most == null) {
      throw new UserError("a value is missing here", given.span());
    }
    return most;
  }

  private static Value power(Given given) {
    return given
        .interpreter()
        .arithmetic()
        .infix("**", first(given), given.values().get(1), given.span());
  }

  /** A number, or the only cell of an array. */
  static Scalar number(Value value, Span span) {
    if (value instanceof Array array && array.count() == 1) {
      return array.scalar(0, 0);
    }
    if (value instanceof Scalar scalar) {
      return scalar;
    }
    throw new UserError("a number belongs here", span);
  }

  private static Value real(Given given) {
    Value value = first(given);
    if (value instanceof Value.Text text && "inf".equals(text.text())) {
      return Scalar.of(Double.POSITIVE_INFINITY);
    }
    Scalar scalar = number(value, given.span());
    return new Scalar(scalar.number(), Value.Kind.REAL, scalar.formula());
  }

  private static Value whole(Given given) {
    Scalar number = number(first(given), given.span());
    return NumberType.WHOLE.cast(given.interpreter(), number, given.span());
  }

  /** {@code any(items)}, {@code all(items)}. */
  private static Value joined(Given given, boolean and) {
    return items(given).stream()
        .map(item -> (Scalar) truth(given.with(List.of(item), Map.of())))
        .reduce((a, b) -> given.interpreter().branching().joined(and, a, b))
        .orElse(Scalar.truth(and));
  }

  private static Value truth(Given given) {
    return first(given) instanceof Scalar scalar
        ? given.interpreter().branching().not(given.interpreter().branching().not(scalar))
        : Scalar.truth(given.interpreter().isTrue(first(given), given.span()));
  }
}
