package backstep.script;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.notation.NumpyFunction;
import backstep.notation.Span;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions that an exported script defines. One that is defined word for word as there is the
 * notation's own again, whatever numpy's it is made of.
 */
final class Definitions {
  private static final Map<String, Optional<Known>> ALL = new ConcurrentHashMap<>();
  private static final Map<String, String> MODULES = Map.of("np", "numpy", "math", "math");

  private Definitions() {}

  /** A function of the notation with its definition. */
  record Known(NumpyFunction.Defined defined, Syntax.Definition definition) {
    private static Known of(NumpyFunction.Defined defined) {
      List<Syntax.Statement> statements = Parser.parse("", defined.definition());
      return new Known(defined, (Syntax.Definition) statements.get(0));
    }

    private Function function() {
      return defined.function();
    }

    /** True word for word; the names first, since records take long to be compared at a start. */
    private boolean isLike(Value.Function function) {
      return names(function.parameters()).equals(names(definition.parameters()))
          && function.body().size() == definition.body().size()
          && function.parameters().equals(definition.parameters())
          && function.body().equals(definition.body());
    }

    private static List<String> names(List<Syntax.Parameter> parameters) {
      return parameters.stream().map(Syntax.Parameter::name).toList();
    }

    /** True where the names in a function like this mean what they mean here. */
    private boolean meansTheSame(Value.Function function) {
      return Mentions.of(function.body()).names().stream()
          .allMatch(name -> means(function.outer().get(name), name));
    }

    /** True of the function's own parameters, and of what the definition means by other names. */
    private boolean means(Value value, String name) {
      if (definition.parameters().stream().anyMatch(one -> one.name().equals(name))) {
        return true;
      }
      if (value instanceof Value.Library library) {
        return library.name().equals(MODULES.get(name));
      }
      if (value == null) {
        return PythonLibrary.named(name) != null;
      }
      return value instanceof Value.Function other && other.name().equals(name) && isKnown(other);
    }

    /** True where its value is the notation's; a loss is computed as it is written. */
    boolean isComputed() {
      return !(function().form() instanceof Form.Loss);
    }

    /** Its value. */
    Value value(Interpreter interpreter, List<Value> arguments, Span span) {
      Formulas aside = new Formulas();
      List<Formula> stands = new ArrayList<>();
      long cells = 1;
      for (Value argument : arguments) {
        Matrix matrix = matrix(argument);
        cells += matrix.shape().cells();
        stands.add(
            aside.read(new Variable("a", Variable.Role.CONSTANT, matrix.shape(), matrix, span)));
      }
      interpreter.budget().spend(cells, span);
      Formula.Call call = new Formula.Call(function(), defined.primed());
      Matrix matrix = new StepValues(List.of(), Map.of()).of(aside.call(call, stands));
      int[] sizes = {matrix.shape().rows(), matrix.shape().cols()};
      Array array = Array.of(matrix.cells().toArray(), sizes, false, interpreter.pool());
      return named(interpreter, array, arguments, span);
    }

    /** A value with the formula that it has in the notation. */
    Value named(Interpreter interpreter, Value value, List<Value> arguments, Span span) {
      if (arguments.stream().anyMatch(Arithmetic::hasFormula)
          && value instanceof Array array
          && (isComputed() || fits(interpreter, arguments.get(0), span))) {
        Formula.Call call = new Formula.Call(function(), defined.primed());
        List<Formula> parts = new ArrayList<>();
        arguments.forEach(one -> parts.add(formula(interpreter, one, span)));
        array.store().define(interpreter.pool().call(call, parts));
      }
      return value;
    }

    /** True unless it is the cross-entropy of a softmax and should not be, or the other way. */
    private boolean fits(Interpreter interpreter, Value output, Span span) {
      return !defined.primed()
          && (function() != Function.CROSS_ENTROPY
              || isSoftmax(interpreter, formula(interpreter, output, span)) == defined.ofSoftmax());
    }

    private static boolean isSoftmax(Interpreter interpreter, Formula output) {
      Map<Variable, Formula> above = new HashMap<>();
      if (interpreter.isInStep()) {
        interpreter.trace().lines().forEach(line -> above.put(line.target(), line.value()));
      }
      Formula value = above.getOrDefault(output.variable(), output);
      return value.is(Function.SOFTMAX)
          || new Idioms(interpreter.pool(), above).shares(value).isPresent();
    }

    private static Formula formula(Interpreter interpreter, Value value, Span span) {
      return value instanceof Scalar scalar
          ? interpreter.arithmetic().lifted(scalar)
          : ((Array) value).written(span);
    }

    private static Matrix matrix(Value value) {
      if (value instanceof Scalar scalar) {
        return Matrix.scalar(scalar.number());
      }
      Array array = (Array) value;
      double[][] rows = new double[array.rows()][array.cols()];
      for (int i = 0; i < array.rows(); i++) {
        for (int j = 0; j < array.cols(); j++) {
          rows[i][j] = array.number(i, j);
        }
      }
      return Matrix.of(rows);
    }
  }

  private static boolean isKnown(Value.Function function) {
    return like(function).filter(known -> known.meansTheSame(function)).isPresent();
  }

  /** The notation's function that is defined in these words, whatever their names mean here. */
  static Optional<Known> like(Value.Function function) {
    return named(function.name())
        .filter(known -> function.value() == null && known.isLike(function));
  }

  private static Optional<Known> named(String name) {
    return ALL.computeIfAbsent(
        name,
        any ->
            NumpyFunction.defined(name)
                .filter(one -> !(one.function().form() instanceof Form.Generator))
                .map(Known::of));
  }

  /** The notation's function that is called here with matrices, or null. */
  static Known known(
      Around around, Value.Function function, List<Value> arguments, Map<String, Value> named) {
    boolean matrices =
        named.isEmpty()
            && arguments.size() == function.parameters().size()
            && arguments.stream().anyMatch(Array.class::isInstance)
            && arguments.stream().allMatch(Definitions::isMatrix);
    return matrices
        ? around.definition(function).filter(one -> one.meansTheSame(function)).orElse(null)
        : null;
  }

  private static boolean isMatrix(Value value) {
    return value instanceof Scalar
        || (value instanceof Array array && array.rank() == 2 && !array.store().isInteger());
  }
}
