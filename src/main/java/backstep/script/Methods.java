package backstep.script;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What hangs on a value behind a point: of arrays, of lists, of modules. */
final class Methods {
  /** Methods of arrays that are functions of numpy, too. */
  private static final Set<String> OF_NUMPY =
      Set.of(
          "sum",
          "mean",
          "max",
          "min",
          "dot",
          "reshape",
          "ravel",
          "transpose",
          "argmax",
          "argmin",
          "std",
          "var",
          "prod",
          "any",
          "all",
          "clip",
          "repeat",
          "round",
          "squeeze");

  /** Methods that are read without any value only. */
  private static final Set<String> ALONE =
      Set.of(
          "item",
          "copy",
          "flatten",
          "tolist",
          "ravel",
          "transpose",
          "squeeze",
          "reverse",
          "keys",
          "values",
          "items");

  private static final Map<String, Value.Body> OF_LISTS =
      Map.ofEntries(
          Map.entry("append", Methods::append),
          Map.entry("insert", Methods::insert),
          Map.entry("extend", Methods::extend),
          Map.entry("pop", Methods::pop),
          Map.entry("reverse", Methods::reverse),
          Map.entry("copy", given -> new Sequence(list(given).items(), false)));

  private static final int PLACES_A_STEP = 64;

  private Methods() {}

  static Value attribute(Interpreter interpreter, Value of, Syntax.Attribute attribute) {
    String name = attribute.name();
    Span span = attribute.span();
    if (of instanceof Value.Library module) {
      return Modules.member(module, name, span);
    }
    if (of instanceof Value.Text text) {
      return new Value.Native(name, given -> Quoted.method(text, name, given));
    }
    if (of instanceof Array || of instanceof Scalar) {
      return ofArray(interpreter, of, name, span);
    }
    if (of instanceof Sequence && OF_LISTS.containsKey(name)) {
      return method(name, of, OF_LISTS.get(name));
    }
    if (of instanceof Dictionary dictionary) {
      return ofDictionary(dictionary, name, span);
    }
    if (of instanceof Generator generator) {
      return generator.member(name, span);
    }
    if (of instanceof RandomState state) {
      return state.member(name, span);
    }
    Value own = Classes.attribute(of, name, span);
    if (own != null) {
      return own;
    }
    throw new UserError(
        of.described()
            + " has no '"
            + name
            + "' that is read"
            + Nearest.hint(name, OF_LISTS.keySet(), "write it another way"),
        span);
  }

  /** {@code np.shape(a)} and the like. */
  static Value of(Given given, String name) {
    return ofArray(given.interpreter(), NumpyLibrary.value(given, 0), name, given.span());
  }

  private static void requireAlone(String name, Given given) {
    if (ALONE.contains(name) && !given.values().isEmpty()) {
      throw new UserError("'" + name + "' is read without a value", given.span());
    }
  }

  /** What a method may have to copy or move; a list moves many places at once. */
  private static long cost(Value self) {
    if (self instanceof Array array) {
      return array.count();
    }
    return self instanceof Sequence list ? list.size() / PLACES_A_STEP : 1;
  }

  private static Value method(String name, Value self, Value.Body body) {
    return new Value.Native(
        name,
        given -> {
          requireAlone(name, given);
          given.interpreter().budget().spend(cost(self), given.span());
          return body.call(
              new Given(given.interpreter(), self, given.values(), given.named(), given.span()));
        });
  }

  private static Value ofArray(Interpreter interpreter, Value of, String name, Span span) {
    Value own =
        switch (name) {
          case "T" -> of instanceof Array array ? array.transposed() : of;
          case "shape" -> shape(interpreter, of);
          case "size" -> size(interpreter, of);
          case "ndim" -> Scalar.whole(of instanceof Array array ? array.rank() : 0);
          case "item" -> method(name, of, Methods::item);
          case "copy" -> method(name, of, given -> copy(of));
          case "flatten" -> method(name, of, given -> flat(given, of).copy());
          case "tolist" -> method(name, of, given -> list(given.interpreter(), of, given.span()));
          case "fill" -> method(name, of, Methods::fill);
          case "astype" -> method(name, of, given -> NumberType.cast(given, of));
          default -> null;
        };
    if (own != null) {
      return own;
    }
    if (OF_NUMPY.contains(name) && !(of instanceof Scalar && name.equals("dot"))) {
      Value.Native function = (Value.Native) NumpyLibrary.named(name);
      return new Value.Native(name, given -> function.body().call(withSelf(given, of, name)));
    }
    throw new UserError(
        of.described()
            + " has no '"
            + name
            + "' that is read"
            + Nearest.hint(name, OF_NUMPY, "write it another way"),
        span);
  }

  private static Value shape(Interpreter interpreter, Value of) {
    if (!(of instanceof Array array)) {
      return Sequence.tuple(List.of());
    }
    List<Value> sizes = new ArrayList<>();
    for (int axis = 0; axis < array.rank(); axis++) {
      sizes.add(Size.of(interpreter, array, axis));
    }
    return Sequence.tuple(sizes);
  }

  private static Value size(Interpreter interpreter, Value of) {
    if (!(of instanceof Array array)) {
      return Scalar.whole(1);
    }
    boolean vector = array.rows() == 1 || array.cols() == 1;
    return vector
        ? Size.of(interpreter, array, array.rows() == 1 ? array.rank() - 1 : 0)
        : Scalar.whole(array.count());
  }

  /** {@code a.f(b)} as {@code np.f(a, b)}; sizes may stand apart, as in {@code a.reshape(2, 3)}. */
  private static Given withSelf(Given given, Value self, String name) {
    requireAlone(name, given);
    List<Value> values = new ArrayList<>(List.of(self));
    boolean sizes = name.equals("reshape") && given.values().size() > 1;
    values.addAll(sizes ? List.of(Sequence.tuple(given.values())) : given.values());
    return new Given(given.interpreter(), self, values, given.named(), given.span());
  }

  private static Value fill(Given given) {
    if (given.self() instanceof Array array) {
      given.interpreter().places().fill(array, one(given, 0), given.span());
      return new Value.None();
    }
    throw new UserError("fill is of an array", given.span());
  }

  private static Value item(Given given) {
    if (given.self() instanceof Array array) {
      if (array.count() != 1) {
        throw UserError.stops("item() is of one cell", given.span());
      }
      return array.scalar(0, 0);
    }
    return given.self();
  }

  /** {@code copy.copy} and {@code copy.deepcopy}, of lists and dictionaries with all in them. */
  static Value copying(String name) {
    boolean deep = name.equals("deepcopy");
    return deep || name.equals("copy")
        ? new Value.Native(name, given -> copy(one(given, 0), deep, given.span()))
        : null;
  }

  private static Value copy(Value of, boolean deep, Span span) {
    if (of instanceof Sequence list) {
      return new Sequence(
          list.items().stream().map(item -> deep ? copy(item, true, span) : item).toList(),
          list.isTuple());
    }
    if (of instanceof Dictionary dictionary) {
      Map<Object, Value> values = new LinkedHashMap<>();
      dictionary.values().forEach((key, v) -> values.put(key, deep ? copy(v, true, span) : v));
      return new Dictionary(values);
    }
    if (of instanceof Classes.Instance) {
      throw new UserError("a copy of an object is not read: make another one", span);
    }
    return copy(of);
  }

  private static Value copy(Value of) {
    return of instanceof Array array ? array.copy() : of;
  }

  private static Array flat(Given given, Value of) {
    Array array = given.interpreter().shaping().array(of, given.span());
    return array.reshaped(new int[] {array.count()});
  }

  private static Value list(Interpreter interpreter, Value of, Span span) {
    if (!(of instanceof Array array)) {
      return of;
    }
    List<Value> items = new ArrayList<>();
    for (Value row : interpreter.shaping().items(array, span)) {
      items.add(list(interpreter, row, span));
    }
    return Sequence.list(items);
  }

  private static Sequence list(Given given) {
    return (Sequence) given.self();
  }

  private static Sequence changing(Given given) {
    Sequence list = list(given);
    if (list.isTuple()) {
      throw new UserError("a tuple cannot be changed", given.span());
    }
    given.interpreter().memory().writing(list);
    return list;
  }

  private static Value append(Given given) {
    given.interpreter().memory().append(changing(given), one(given, 0));
    given.interpreter().tells(one(given, 0), given.span());
    return new Value.None();
  }

  private static Value insert(Given given) {
    Sequence list = changing(given);
    given.interpreter().reading(list, given.span());
    int at = Shaping.size(one(given, 0), given.span());
    list.items()
        .add(Math.max(0, Math.min(at < 0 ? at + list.size() : at, list.size())), one(given, 1));
    return new Value.None();
  }

  private static Value extend(Given given) {
    Sequence list = changing(given);
    List<Value> more =
        List.copyOf(given.interpreter().shaping().items(one(given, 0), given.span()));
    given.interpreter().budget().spend(more.size(), given.span());
    list.items().addAll(more);
    return new Value.None();
  }

  private static Value pop(Given given) {
    Sequence list = changing(given);
    given.interpreter().reading(list, given.span());
    int at = given.values().isEmpty() ? -1 : Shaping.size(one(given, 0), given.span());
    int index = at < 0 ? at + list.size() : at;
    if (index < 0 || index >= list.size()) {
      throw new UserError("the script stops here: the list has no such place", given.span());
    }
    return list.items().remove(index);
  }

  private static Value reverse(Given given) {
    Sequence list = changing(given);
    given.interpreter().reading(list, given.span());
    Collections.reverse(list.items());
    return new Value.None();
  }

  private static Value one(Given given, int index) {
    if (given.values().size() <= index) {
      throw new UserError("a value is missing here", given.span());
    }
    return given.values().get(index);
  }

  private static Value ofDictionary(Dictionary dictionary, String name, Span span) {
    return switch (name) {
      case "keys" -> method(name, dictionary, given -> Sequence.list(dictionary.keys()));
      case "values" ->
          method(
              name, dictionary, given -> Sequence.list(List.copyOf(dictionary.values().values())));
      case "items" -> method(name, dictionary, given -> Sequence.list(dictionary.items()));
      case "get" -> method(name, dictionary, given -> get(given, dictionary));
      case "copy" ->
          method(
              name, dictionary, given -> new Dictionary(new LinkedHashMap<>(dictionary.values())));
      case "update" -> method(name, dictionary, given -> update(given, dictionary));
      default -> throw new UserError("a dictionary has no '" + name + "' that is read", span);
    };
  }

  private static Value get(Given given, Dictionary dictionary) {
    Value value = dictionary.values().get(Dictionary.key(one(given, 0), given.span()));
    Value otherwise = given.values().size() > 1 ? given.values().get(1) : new Value.None();
    return value == null ? otherwise : value;
  }

  private static Value update(Given given, Dictionary dictionary) {
    if (!(one(given, 0) instanceof Dictionary more)) {
      throw new UserError("update is read with a dictionary", given.span());
    }
    given.interpreter().memory().writing(dictionary);
    dictionary.values().putAll(more.values());
    return new Value.None();
  }
}
