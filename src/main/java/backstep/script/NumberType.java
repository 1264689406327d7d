package backstep.script;

import backstep.matrix.Shape;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which numbers an array holds, as {@code dtype=}, {@code astype} and {@code np.int64(a)} say. */
enum NumberType {
  REAL("float", "float64", "float_", "double", "f8", "d"),
  WHOLE("int", "int64", "int32", "int_", "intp", "i8", "i4", "i"),
  TRUTH("bool", "bool_"),
  BYTES("uint8");

  private static final Set<String> ROUGH = Set.of("float32", "float16", "half", "single", "f4");

  private final List<String> words;

  NumberType(String... words) {
    this.words = List.of(words);
  }

  /** The type that a script names; float where it names none. */
  static NumberType of(Value type, Span span) {
    if (type == null || type instanceof Value.None) {
      return REAL;
    }
    String word =
        type instanceof Value.Native function
            ? function.name()
            : type instanceof Value.Text text ? text.known(span) : "this";
    for (NumberType one : values()) {
      if (one.words.contains(word)) {
        return one;
      }
    }
    throw new UserError(
        ROUGH.contains(word)
            ? "numpy." + word + " is not read: it rounds as no program does; write float64"
            : "numbers of type '" + word + "' are not read: write float or int",
        span);
  }

  /** A type of numpy's, which makes numbers of its kind when it is called; or null. */
  static Value named(String word) {
    boolean known = ROUGH.contains(word);
    for (NumberType one : values()) {
      known |= one.words.contains(word);
    }
    return known && word.length() > 2
        ? new Value.Native(
            word,
            given -> {
              Value type = new Value.Text(word);
              return cast(given.with(List.of(type), Map.of()), NumpyLibrary.value(given, 0));
            })
        : null;
  }

  /** {@code a.astype(type)}: a copy. */
  static Value cast(Given given, Value value) {
    Value type = given.values().isEmpty() ? given.named().get("dtype") : given.values().get(0);
    Value cast = of(type, given.span()).cast(given.interpreter(), value, given.span());
    return cast == value && cast instanceof Array array ? array.copy() : cast;
  }

  /** True of the types of whole numbers, of truths, too. */
  boolean isWhole() {
    return this != REAL;
  }

  /** The array, which from now on holds truths, or numbers of 8 bits, where the type says so. */
  Array mark(Array array) {
    if (this == BYTES) {
      array.store().areBytes();
    } else if (this == TRUTH) {
      array.store().areTests();
    }
    return array;
  }

  /**
   * Numbers of this type with the same values, the array itself where it is of it, cut down where
   * whole ones are asked for.
   */
  Value cast(Interpreter interpreter, Value value, Span span) {
    boolean tests =
        value instanceof Scalar scalar
            ? scalar.kind() == Value.Kind.TRUTH
            : ((Array) value).store().isTests();
    if (this == TRUTH) {
      return tests ? value : interpreter.arithmetic().infix("!=", value, Scalar.whole(0), span);
    }
    if (isWhole() && !Arithmetic.isWhole(value)) {
      return cast(interpreter, cut(interpreter, value, span), span);
    }
    if (value instanceof Scalar scalar) {
      Value.Kind kind = isWhole() ? Value.Kind.WHOLE : Value.Kind.REAL;
      return new Scalar(scalar.number(), kind, scalar.formula());
    }
    Array array = (Array) value;
    if (array.store().isInteger() == isWhole()
        && !tests
        && array.store().isBytes() == (this == BYTES)) {
      return array;
    }
    if (this == BYTES) {
      requireBytes(array.numbers(), span);
    }
    Formula whole = array.together();
    if (whole != null || array.store().isPlain()) {
      return mark(NumpyLibrary.made(interpreter, array.numbers(), array.sizes(), isWhole(), whole));
    }
    List<Scalar> cells =
        Shaping.cells(array).stream().map(cell -> (Scalar) cast(interpreter, cell, span)).toList();
    return mark(interpreter.shaping().of(cells, array.sizes(), span));
  }

  /** True of numbers of 8 bits beside others such, or beside a number: all stay in 8 bits. */
  static boolean areBytes(Value a, Value b) {
    return a instanceof Array array
        && array.store().isBytes()
        && (b instanceof Scalar || (b instanceof Array other && other.store().isBytes()));
  }

  /** Numbers of 8 bits have no larger neighbours than 255, and none below 0. */
  static void requireBytes(double[] numbers, Span span) {
    for (double number : numbers) {
      if (number < 0 || number > 255) {
        throw new UserError(
            "numbers of uint8 go on from 0 after 255, which is not read: write dtype=int", span);
      }
    }
  }

  /** What stands before the point; no line can say that of values of the step. */
  private static Value cut(Interpreter interpreter, Value value, Span span) {
    if (value instanceof Scalar scalar) {
      double cut = cut(scalar.number());
      boolean same = cut == scalar.number() && !scalar.varies();
      Formula formula =
          same
              ? scalar.formula()
              : interpreter.arithmetic().opaque("int", Shape.SCALAR, scalar.varies(), span);
      return new Scalar(cut, Value.Kind.WHOLE, formula);
    }
    Array array = (Array) value;
    double[] numbers = array.numbers();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = cut(numbers[i]);
    }
    Shape form = new Shape(array.rows(), array.cols());
    Formula formula = interpreter.arithmetic().opaque("int", form, array.varies(), span);
    return NumpyLibrary.made(interpreter, numbers, array.sizes(), true, formula);
  }

  private static double cut(double number) {
    return number < 0 ? Math.ceil(number) : Math.floor(number);
  }
}
