package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
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
    List<Syntax.Parameter> parameters = function.parameters();
    int last = parameters.size() - 1;
    boolean rest = last >= 0 && parameters.get(last).rest();
    if (rest) {
      int from = Math.min(last, arguments.size());
      Value tuple = Sequence.tuple(arguments.subList(from, arguments.size()));
      frame.values().put(parameters.get(last).name(), tuple);
    }
    if (!rest && arguments.size() > parameters.size()) {
      throw new UserError(
          function.described() + " takes " + parameters.size() + " values, not " + arguments.size(),
          span);
    }
    for (int i = 0; i < parameters.size() - (rest ? 1 : 0); i++) {
      String name = parameters.get(i).name();
      Value value = i < arguments.size() ? arguments.get(i) : named.get(name);
      value = value == null ? function.otherwise().get(i) : value;
      if (value == null) {
        throw new UserError(function.described() + " lacks a value for '" + name + "'", span);
      }
      frame.values().put(name, value);
    }
    for (String name : named.keySet()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw new UserError(function.described() + " has no parameter '" + name + "'", span);
      }
    }
  }
}
