package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the functions of a script, and gives their parameters their values. */
final class Calling {
  /** Python's own names that are not read, and mean nothing where no value is wanted. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "object",
          "complex",
          "bytes",
          "any",
          "all",
          "callable",
          "iter",
          "next",
          "id",
          "dir",
          "vars",
          "locals",
          "chr",
          "ord",
          "hash",
          "bytearray",
          "frozenset",
          "slice",
          "property",
          "Exception",
          "__file__",
          "__doc__");

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

  /** Looks up names whose values do not matter, as Python does. */
  static void lookUp(List<Syntax.Expression> names, Interpreter interpreter, Frame frame) {
    for (Syntax.Expression one : names) {
      if (!(one instanceof Syntax.Name name && BUILT_IN.contains(name.name()))) {
        interpreter.value(one, frame);
      }
    }
  }

  /** Looks up what a call that is left out is given. */
  static void lookUpArguments(Syntax.Call call, Interpreter interpreter, Frame frame) {
    Stream.concat(call.arguments().stream(), call.keywords().stream().map(Syntax.Keyword::value))
        .map(Calling::root)
        .filter(Syntax.Name.class::isInstance)
        .forEach(name -> lookUp(List.of(name), interpreter, frame));
  }

  /** {@code a} of {@code a.b[c]}. */
  private static Syntax.Expression root(Syntax.Expression expression) {
    if (expression instanceof Syntax.Attribute attribute) {
      return root(attribute.of());
    }
    return expression instanceof Syntax.Subscript place ? root(place.of()) : expression;
  }

  /** True if a function of the script is called, or given away: it may change something. */
  static boolean callsOwn(Syntax.Expression call, Frame frame) {
    return Mentions.readIn(call).stream()
        .anyMatch(
            name -> frame.get(name) instanceof Value.Function || Classes.isCalled(name, frame));
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
