package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the functions of a script, and gives their parameters their values. */
final class Calling {
  /** Python's own names that say a type here and are read nowhere else. */
  private static final Set<String> TYPES =
      Set.of("object", "complex", "bytes", "any", "all", "callable", "iter", "Exception");

  private Calling() {}

  /**
   * The function that a definition makes.
   *
   * @throws UserError where a name in the types of its values is not there
   */
  static Value.Function define(Interpreter interpreter, Syntax.Definition definition, Frame frame) {
    lookUp(definition.types(), interpreter, frame);
    return interpreter
        .evaluator()
        .function(definition.name(), definition.parameters(), definition.body(), null, frame);
  }

  /** Looks up the names in types, as Python does. */
  static void lookUp(List<Syntax.Expression> types, Interpreter interpreter, Frame frame) {
    for (Syntax.Expression type : types) {
      if (!(type instanceof Syntax.Name name && TYPES.contains(name.name()))) {
        interpreter.value(type, frame);
      }
    }
  }

  static void bind(
      Value.Function function,
      List<Value> arguments,
      Map<String, Value> named,
      Frame frame,
      Span span) {
    Map<String, Value> left = new LinkedHashMap<>(named);
    int next = 0;
    for (int i = 0; i < function.parameters().size(); i++) {
      Syntax.Parameter parameter = function.parameters().get(i);
      String name = parameter.name();
      if (parameter.takes() == Syntax.Takes.REST) {
        frame.values().put(name, Sequence.tuple(arguments.subList(next, arguments.size())));
        next = arguments.size();
      } else if (parameter.takes() == Syntax.Takes.NAMES) {
        frame.values().put(name, new Dictionary(new LinkedHashMap<>(left)));
        left.clear();
      } else {
        Value value = next < arguments.size() ? arguments.get(next++) : left.remove(name);
        value = value == null ? function.otherwise().get(i) : value;
        if (value == null) {
          throw new UserError(function.described() + " lacks a value for '" + name + "'", span);
        }
        frame.values().put(name, value);
      }
    }
    if (next < arguments.size()) {
      throw new UserError(
          function.described() + " takes " + next + " values, not " + arguments.size(), span);
    }
    for (String name : left.keySet()) {
      throw new UserError(function.described() + " has no parameter '" + name + "'", span);
    }
  }
}
