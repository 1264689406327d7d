package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the parameters of a function of the script their values. */
final class Calling {
  private Calling() {}

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
