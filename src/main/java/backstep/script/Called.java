package backstep.script;

import backstep.script.Syntax.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which functions of a script a call may run, as far as its words tell. A method is known by its
 * name and its class, as {@code .forward Net}.
 */
final class Called {
  private static final String INIT = "__init__";
  private static final String CALL = ".__call__";

  /** What is called and may be an object, by its name behind this. */
  private static final String OBJECT = "(";

  private static final Set<String> MODULES = Set.of("np", "numpy", "math", "random", "plt", "time");

  private Called() {}

  /** Methods by their names as {@code .forward Net}; to call a class begins an object. */
  static void methods(Syntax.ClassDefinition type, Map<String, Syntax.Definition> functions) {
    Syntax.Expression begin =
        new Syntax.Attribute(new Syntax.Name(type.name(), type.span()), INIT, type.span());
    functions.put(
        type.name(),
        new Syntax.Definition(
            type.name(),
            List.of(),
            List.of(),
            List.of(new Syntax.Doing(begin, type.span())),
            null,
            type.span()));
    Mentions.functions(type.body())
        .forEach((name, method) -> functions.put("." + name + " " + type.name(), method));
  }

  /** The functions of this name, the methods of this name, or those of what may be an object. */
  static List<String> functions(String name, Map<String, Syntax.Definition> functions) {
    if (name.startsWith(OBJECT)) {
      String word = name.substring(OBJECT.length());
      boolean known = functions.containsKey(word) || !functions("." + word, functions).isEmpty();
      return known ? List.of() : functions(CALL, functions);
    }
    if (!name.startsWith(".")) {
      return functions.containsKey(name) ? List.of(name) : List.of();
    }
    String method = name + " ";
    return functions.keySet().stream().filter(one -> one.startsWith(method)).toList();
  }

  /** Where an object of a class might be called as if it were a function. */
  static Optional<String> object(Expression function) {
    if (function instanceof Syntax.Name name) {
      return PythonLibrary.named(name.name()) == null
          ? Optional.of(OBJECT + name.name())
          : Optional.empty();
    }
    if (function instanceof Syntax.Attribute attribute) {
      Expression of =
          attribute.of() instanceof Syntax.Attribute inner ? inner.of() : attribute.of();
      boolean module = of instanceof Syntax.Name name && MODULES.contains(name.name());
      boolean known =
          module || of instanceof Syntax.Words || Mentions.CHANGING.contains(attribute.name());
      return known ? Optional.empty() : Optional.of(OBJECT + attribute.name());
    }
    return Optional.of(CALL);
  }

  /** The name of what is called, behind a point that of a method. */
  static String word(Expression function) {
    return function instanceof Syntax.Name name
        ? name.name()
        : function instanceof Syntax.Attribute attribute ? "." + attribute.name() : CALL;
  }
}
