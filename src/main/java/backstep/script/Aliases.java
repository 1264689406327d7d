package backstep.script;

import backstep.script.Syntax.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of what a value may be, or be a part of: who changes it in place changes these. */
final class Aliases {
  /** What numpy gives a view of, and what Python gives the items of. */
  private static final Set<String> VIEWS =
      Set.of(
          "reshape",
          "ravel",
          "transpose",
          "squeeze",
          "asarray",
          "atleast_2d",
          "get",
          "items",
          "values",
          "pop",
          "zip",
          "enumerate",
          "reversed",
          "list",
          "tuple",
          "sorted");

  private Aliases() {}

  static Set<String> of(Expression value) {
    Set<String> names = new HashSet<>();
    collect(value, names);
    return names;
  }

  private static void collect(Expression value, Set<String> names) {
    if (value instanceof Syntax.Name name) {
      names.add(name.name());
    } else if (value instanceof Syntax.Attribute attribute) {
      names.add("." + attribute.name());
      collect(attribute.of(), names);
    } else if (value instanceof Syntax.Subscript subscript) {
      collect(subscript.of(), names);
    } else if (value instanceof Syntax.Items items) {
      all(items.items(), names);
    } else if (value instanceof Syntax.Pairs pairs) {
      all(pairs.values(), names);
    } else if (value instanceof Syntax.Spread spread) {
      collect(spread.of(), names);
    } else if (value instanceof Syntax.Either either) {
      all(List.of(either.yes(), either.no()), names);
    } else if (value instanceof Syntax.Comprehension comprehension) {
      collect(comprehension.element(), names);
      comprehension.rounds().forEach(round -> collect(round.items(), names));
    } else if (value instanceof Syntax.Call call) {
      call(call, names);
    }
  }

  private static void all(List<Expression> values, Set<String> names) {
    values.forEach(value -> collect(value, names));
  }

  /** A function of the script may give back what it is given. */
  private static void call(Syntax.Call call, Set<String> names) {
    String word = Called.word(call.function());
    String name = word.startsWith(".") ? word.substring(1) : word;
    boolean own = Called.object(call.function()).isPresent();
    if (own || VIEWS.contains(name)) {
      all(call.arguments(), names);
      if (call.function() instanceof Syntax.Attribute method) {
        collect(method.of(), names);
      }
    }
  }
}
