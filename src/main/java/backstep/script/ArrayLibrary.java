package backstep.script;

import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions of numpy that make arrays, or change their shapes. */
final class ArrayLibrary {
  private ArrayLibrary() {}

  static void addTo(Map<String, Value.Body> all) {
    all.put("array", given -> array(given).copy());
    all.put("asarray", ArrayLibrary::array);
    all.put("copy", given -> array(given).copy());
    all.put("mat", ArrayLibrary::refuseMatrix);
    all.put("matrix", ArrayLibrary::refuseMatrix);
    all.put("zeros", given -> filled(given, 0));
    all.put("ones", given -> filled(given, 1));
    all.put("empty", given -> filled(given, 0));
    all.put("zeros_like", given -> like(given, 0));
    all.put("ones_like", given -> like(given, 1));
    all.put("full", ArrayLibrary::full);
    all.put("eye", ArrayLibrary::eye);
    all.put("identity", ArrayLibrary::eye);
    all.put("arange", ArrayLibrary::arange);
    all.put("linspace", ArrayLibrary::linspace);
    all.put("transpose", given -> of(given, 0).transposed());
    all.put("reshape", ArrayLibrary::reshape);
    all.put("ravel", given -> of(given, 0).reshaped(new int[] {of(given, 0).count()}));
    all.put("squeeze", ArrayLibrary::squeeze);
    all.put("atleast_2d", ArrayLibrary::atLeast2);
    all.put("expand_dims", ArrayLibrary::expand);
    all.put("concatenate", given -> joined(given, axis(given)));
    all.put("hstack", given -> joined(given, parts(given).get(0).rank() - 1));
    all.put("vstack", ArrayLibrary::vstack);
    all.put("append", ArrayLibrary::append);
    all.put("block", ArrayLibrary::block);
    all.put("column_stack", given -> columns(given, parts(given)));
    all.put("c_", given -> joinedInBrackets(given, true));
    all.put("r_", given -> joinedInBrackets(given, false));
    Arrangements.addTo(all);
    all.put("stack", ArrayLibrary::stack);
    all.put("full_like", ArrayLibrary::fullLike);
    all.put("apply_along_axis", ArrayLibrary::each);
    all.put("empty_like", given -> like(given, 0));
  }

  /** True of what joins what stands in brackets behind it: {@code np.c_[a, b]}. */
  static boolean isJoining(String name) {
    return name.equals("c_") || name.equals("r_");
  }

  private static Value joinedInBrackets(Given given, boolean columns) {
    List<Array> parts = parts(given, Sequence.tuple(given.values()));
    return columns
        ? columns(given, parts)
        : given.interpreter().shaping().joined(parts, 0, given.span());
  }

  static Array of(Given given, int index) {
    Value value = NumpyLibrary.value(given, index);
    return given.interpreter().shaping().array(value, given.span());
  }

  private static Array array(Given given) {
    Value type = given.values().size() > 1 ? given.values().get(1) : given.named().get("dtype");
    if (given.values().get(0) instanceof Scalar) {
      throw new UserError("an array of rank 0 is not read: write the number", given.span());
    }
    Array array = of(given, 0);
    return type == null
        ? array
        : (Array) NumberType.of(type, given.span()).cast(given.interpreter(), array, given.span());
  }

  private static Value refuseMatrix(Given given) {
    throw new UserError(
        "np.matrix is not read: write np.array, and @ for its product", given.span());
  }

  private static Array filled(Given given, double number) {
    int places = given.values().isEmpty() ? 0 : 1;
    Value type =
        given.values().size() > places ? given.values().get(places) : given.named().get("dtype");
    NumberType numbers = NumberType.of(type, given.span());
    return numbers.mark(
        given
            .interpreter()
            .shaping()
            .filled(sizes(given), number, numbers.isWhole(), given.span()));
  }

  private static int[] sizes(Given given) {
    Value shape = given.values().isEmpty() ? given.named().get("shape") : given.values().get(0);
    if (shape == null) {
      throw new UserError("an array lacks a value for its shape", given.span());
    }
    return given.interpreter().shaping().sizes(shape, given.span());
  }

  private static Array like(Given given, double number) {
    Array array = of(given, 0);
    Value type = given.named().get("dtype");
    boolean whole =
        type == null ? array.store().isInteger() : NumberType.of(type, given.span()).isWhole();
    return given.interpreter().shaping().filled(array.sizes(), number, whole, given.span());
  }

  private static Value full(Given given) {
    Value with =
        given.values().size() > 1 ? given.values().get(1) : given.named().get("fill_value");
    Value type = given.named().get("dtype");
    if (with == null) {
      throw new UserError("'full' lacks a value", given.span());
    }
    boolean whole =
        type == null ? Arithmetic.isWhole(with) : NumberType.of(type, given.span()).isWhole();
    Array array = given.interpreter().shaping().filled(sizes(given), 0, whole, given.span());
    given.interpreter().places().fill(array, with, given.span());
    return array;
  }

  private static Value eye(Given given) {
    int size = Shaping.size(given.values().get(0), given.span());
    Array array =
        given.interpreter().shaping().filled(new int[] {size, size}, 0, false, given.span());
    for (int i = 0; i < size; i++) {
      array.store().set(array.cell(i, i), 1, null, given.span());
    }
    return array;
  }

  static double number(Given given, int index, String name, double otherwise) {
    Value value = given.argument(index, name, null);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Scalar scalar) {
      return scalar.number();
    }
    throw new UserError("a number belongs here", given.span());
  }

  private static double required(Given given, int index, String name) {
    if (given.argument(index, name, null) == null) {
      throw UserError.stops("a value for '" + name + "' is missing", given.span());
    }
    return number(given, index, name, 0);
  }

  /** A whole number that a function is given, by its place or its name. */
  static int whole(Given given, int index, String name, int otherwise) {
    Value value = given.argument(index, name, null);
    return value == null ? otherwise : Shaping.size(value, given.span());
  }

  private static Value arange(Given given) {
    boolean alone = given.values().size() == 1;
    double from = alone ? 0 : number(given, 0, "start", 0);
    double to = number(given, alone ? 0 : 1, "stop", 0);
    double step = number(given, 2, "step", 1);
    int count = (int) Math.min(10_000_000, Math.max(0, Math.ceil((to - from) / step)));
    boolean whole = given.values().stream().allMatch(Arithmetic::isWhole);
    given.interpreter().budget().spend(count, given.span());
    List<Scalar> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double number = from + i * step;
      cells.add(whole ? Scalar.whole(number) : Scalar.of(number));
    }
    return line(given, cells);
  }

  /** What a function gives of each row, or with {@code axis=0} of each column. */
  private static Value each(Given given) {
    Array array = of(given, 2);
    Array rows = whole(given, 1, "axis", 0) == 1 ? array : array.transposed();
    List<Value> values = new ArrayList<>();
    for (Value row : given.interpreter().shaping().items(rows, given.span())) {
      values.add(
          given.interpreter().call(given.values().get(0), List.of(row), Map.of(), given.span()));
    }
    Array all = given.interpreter().shaping().array(Sequence.list(values), given.span());
    return all.rank() == 2 && rows != array ? all.transposed() : all;
  }

  static Value line(Given given, List<Scalar> cells) {
    if (cells.isEmpty()) {
      throw new UserError("an array without a cell is not read", given.span());
    }
    return given.interpreter().shaping().of(cells, new int[] {cells.size()}, given.span());
  }

  private static Value linspace(Given given) {
    double from = required(given, 0, "start");
    double to = required(given, 1, "stop");
    int count = whole(given, 2, "num", 50);
    given.interpreter().budget().spend(Math.max(0, count), given.span());
    List<Scalar> cells = new ArrayList<>();
    double step = (to - from) / Math.max(1, count - 1);
    for (int i = 0; i < count; i++) {
      cells.add(Scalar.of(i == count - 1 && i > 0 ? to : i * step + from));
    }
    return line(given, cells);
  }

  private static Value reshape(Given given) {
    Shaping shaping = given.interpreter().shaping();
    int[] sizes = shaping.sizes(given.values().get(1), given.span());
    return shaping.reshaped(of(given, 0), sizes, given.span());
  }

  private static Value squeeze(Given given) {
    Array array = of(given, 0);
    boolean vector = array.rank() == 2 && (array.rows() == 1 || array.cols() == 1);
    if (vector && array.count() == 1) {
      return array.scalar(0, 0);
    }
    return vector ? array.reshaped(new int[] {array.count()}) : array;
  }

  private static Value atLeast2(Given given) {
    Array array = of(given, 0);
    return array.rank() == 1 ? array.reshaped(new int[] {1, array.count()}) : array;
  }

  private static Value expand(Given given) {
    Array array = of(given, 0);
    if (array.rank() != 1) {
      throw new UserError("arrays of rank 3 and more are not read", given.span());
    }
    boolean row = whole(given, 1, "axis", 0) == 0;
    return array.reshaped(row ? new int[] {1, array.count()} : new int[] {array.count(), 1});
  }

  private static int axis(Given given) {
    return whole(given, 1, "axis", 0);
  }

  private static List<Array> parts(Given given) {
    return parts(given, given.values().get(0));
  }

  private static List<Array> parts(Given given, Value list) {
    Shaping shaping = given.interpreter().shaping();
    return shaping.items(list, given.span()).stream()
        .map(part -> shaping.array(part, given.span()))
        .toList();
  }

  private static Value joined(Given given, int axis) {
    return given.interpreter().shaping().joined(parts(given), axis, given.span());
  }

  private static Value vstack(Given given) {
    List<Array> rows =
        parts(given).stream()
            .map(part -> part.rank() == 1 ? part.reshaped(new int[] {1, part.count()}) : part)
            .toList();
    return given.interpreter().shaping().joined(rows, 0, given.span());
  }

  /** Rows of parts, put together beside and below each other. */
  private static Value block(Given given) {
    Shaping shaping = given.interpreter().shaping();
    List<Array> rows = new ArrayList<>();
    for (Value row : shaping.items(given.values().get(0), given.span())) {
      List<Array> parts =
          parts(given, row).stream()
              .map(part -> part.rank() == 1 ? part.reshaped(new int[] {1, part.count()}) : part)
              .toList();
      rows.add(shaping.joined(parts, 1, given.span()));
    }
    return shaping.joined(rows, 0, given.span());
  }

  private static Value append(Given given) {
    Array first = of(given, 0);
    Array second = of(given, 1);
    boolean flat = !given.named().containsKey("axis") && given.values().size() < 3;
    List<Array> both =
        flat
            ? List.of(
                first.reshaped(new int[] {first.count()}),
                second.reshaped(new int[] {second.count()}))
            : List.of(first, second);
    return given.interpreter().shaping().joined(both, whole(given, 2, "axis", 0), given.span());
  }

  /** Parts beside each other; those of rank 1 are columns. */
  static Array columns(Given given, List<Array> parts) {
    List<Array> columns =
        parts.stream()
            .map(part -> part.rank() == 1 ? part.reshaped(new int[] {part.count(), 1}) : part)
            .toList();
    return given.interpreter().shaping().joined(columns, 1, given.span());
  }

  /** Arrays of rank 1 as rows, or with {@code axis=1} as columns. */
  private static Value stack(Given given) {
    if (parts(given).stream().anyMatch(part -> part.rank() != 1)) {
      throw new UserError("arrays of rank 3 and more are not read", given.span());
    }
    int axis = axis(given);
    return axis == 1 || axis == -1 ? columns(given, parts(given)) : vstack(given);
  }

  private static Value fullLike(Given given) {
    Array array = like(given, 0);
    given.interpreter().places().fill(array, given.values().get(1), given.span());
    return array;
  }
}
