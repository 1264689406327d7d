package backstep.script;

import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that statements read, and those that they write, or change what is behind. What objects
 * have is known by its name alone, whatever the object: {@code .W} of {@code self.W}, {@code
 * .forward} of {@code layer.forward(x)}.
 */
final class Mentions {
  /** Methods that change what they are called on. */
  static final Set<String> CHANGING =
      Set.of(
          "append", "extend", "insert", "pop", "reverse", "sort", "fill", "update", "clear",
          "remove", "shuffle");

  private final Set<String> read = new LinkedHashSet<>();
  private final Set<String> written = new LinkedHashSet<>();
  private final Set<String> bound = new LinkedHashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> renewed = new LinkedHashSet<>();
  private final Set<String> globals = new LinkedHashSet<>();
  private final Map<String, Set<String>> made = new HashMap<>();
  private final Map<String, Set<String>> held = new HashMap<>();
  private final Set<String> changedInside = new LinkedHashSet<>();
  private final List<CallSite> calls = new ArrayList<>();

  /**
   * A call of what may be a function of the script.
   *
   * @param word its name, behind a point that of a method
   * @param arguments the names in each argument
   */
  record CallSite(String word, List<Set<String>> arguments, Map<String, Set<String>> named) {}

  static Mentions of(List<Statement> statements) {
    Mentions mentions = new Mentions();
    statements.forEach(mentions::statement);
    return mentions;
  }

  static Mentions of(Statement statement) {
    return of(List.of(statement));
  }

  Set<String> read() {
    return read;
  }

  Set<String> written() {
    return written;
  }

  /** What is read by a name of its own, and is nothing that an object has. */
  Set<String> names() {
    return read.stream()
        .filter(name -> Character.isJavaIdentifierStart(name.charAt(0)))
        .collect(Collectors.toSet());
  }

  /** All functions of a script, by their names. */
  static Map<String, Syntax.Definition> functions(List<Statement> statements) {
    Map<String, Syntax.Definition> functions = new HashMap<>();
    for (Statement statement : statements) {
      if (statement instanceof Syntax.Definition function) {
        functions.put(function.name(), function);
        functions.putAll(functions(function.body()));
      } else if (statement instanceof Syntax.ClassDefinition type) {
        Called.methods(type, functions);
      }
    }
    return functions;
  }

  /** What a method writes into objects. */
  static Set<String> attributes(Syntax.Definition method) {
    return of(method.body()).written.stream()
        .filter(name -> name.startsWith("."))
        .map(name -> name.substring(1))
        .collect(Collectors.toSet());
  }

  /** The names that a function of these statements writes as its own. */
  Set<String> local() {
    return bound.stream().filter(name -> !globals.contains(name)).collect(Collectors.toSet());
  }

  /** What a function reads or changes that is not its own. */
  private static Mentions beyond(Syntax.Definition function, ParameterChanges changes) {
    Mentions inside = of(function.body());
    inside.changes(changes.given(inside));
    Set<String> own = inside.local();
    function.parameters().forEach(parameter -> own.add(parameter.name()));
    inside.read.removeAll(own);
    inside.written.removeAll(own);
    return inside;
  }

  /** The names of what is changed in place. */
  Set<String> changed() {
    return changed;
  }

  List<CallSite> calls() {
    return calls;
  }

  /**
   * True if what a name stands for may be changed in its place: under another name, or as a part of
   * something. A dictionary that is given another item in the place of it does not change it.
   *
   * @param byCalls what calls change of what they are given
   */
  boolean changes(String name, Set<String> byCalls) {
    Set<String> inside = new LinkedHashSet<>(changedInside);
    inside.addAll(byCalls);
    return madeOf(name, List.of(made)).stream().anyMatch(changed::contains)
        || madeOf(name, List.of(made, held)).stream().anyMatch(inside::contains);
  }

  /** A name, and the names that may be given the same thing, or a part of it. */
  private static Set<String> madeOf(String name, List<Map<String, Set<String>>> ways) {
    Set<String> names = new LinkedHashSet<>(Set.of(name));
    for (int before = 0; before != names.size(); ) {
      before = names.size();
      for (Map<String, Set<String>> way : ways) {
        way.forEach(
            (target, of) -> {
              if (of.stream().anyMatch(names::contains)) {
                names.add(target);
              }
            });
      }
    }
    return names;
  }

  /** The names whose new value is made of the one before, or that change in their place. */
  Set<String> renewed() {
    return renewed;
  }

  /** True of what may leave the block around it: a return, or a jump of a loop further out. */
  static boolean leaves(Statement statement) {
    return leaves(statement, true);
  }

  private static boolean leaves(Statement statement, boolean jumps) {
    return inside(statement).stream()
            .anyMatch(one -> leaves(one, jumps && statement instanceof Syntax.If))
        || statement instanceof Syntax.Return
        || (jumps && statement instanceof Syntax.Jump);
  }

  /** True of a branch in which some way returns. */
  static boolean returns(Statement statement) {
    return statement instanceof Syntax.Return
        || (statement instanceof Syntax.If
            && inside(statement).stream().anyMatch(Mentions::returns));
  }

  /**
   * True of what may go on to the next round of the loop around it.
   *
   * @param returns true if a return does so, too
   */
  static boolean skips(Statement statement, boolean returns) {
    boolean branch = statement instanceof Syntax.If;
    return inside(statement).stream()
            .anyMatch(one -> skips(one, returns) && (branch || leaves(one, false)))
        || (returns && statement instanceof Syntax.Return)
        || (statement instanceof Syntax.Jump jump && !jump.out());
  }

  /** The statements of a branch or a loop. */
  private static List<Statement> inside(Statement statement) {
    if (statement instanceof Syntax.If branch) {
      List<Statement> both = new ArrayList<>(branch.yes());
      both.addAll(branch.no());
      return both;
    }
    boolean loop = statement instanceof Syntax.For || statement instanceof Syntax.While;
    return loop ? Rounds.body(statement) : List.of();
  }

  /** With what the functions read and change that are called, however deep. */
  Mentions through(ParameterChanges changes) {
    Map<String, Syntax.Definition> functions = changes.functions();
    Set<String> done = new LinkedHashSet<>();
    changes(changes.given(this));
    for (boolean grows = true; grows; ) {
      Set<String> called = new LinkedHashSet<>();
      read.forEach(name -> called.addAll(Called.functions(name, functions)));
      called.removeAll(done);
      grows = !called.isEmpty();
      done.addAll(called);
      for (String name : called) {
        Mentions beyond = beyond(functions.get(name), changes);
        read.addAll(beyond.read);
        written.addAll(beyond.written);
        renewed.addAll(beyond.renewed);
      }
    }
    return this;
  }

  private void changes(Set<String> names) {
    written.addAll(names);
    renewed.addAll(names);
  }

  private void statement(Statement statement) {
    if (statement instanceof Syntax.Doing doing) {
      expression(doing.expression());
    } else if (statement instanceof Syntax.Assignment assignment) {
      expression(assignment.value());
      assignment.targets().forEach(this::target);
      assignment.targets().forEach(one -> made(one, assignment.value()));
      renew(assignment);
    } else if (statement instanceof Syntax.Change change) {
      expression(change.value());
      expression(change.target());
      target(change.target());
      changed(change.target()); // an array changes for all that look at it
      renewed.addAll(written(change.target()));
    } else if (statement instanceof Syntax.If branch) {
      expression(branch.test());
      branch.yes().forEach(this::statement);
      branch.no().forEach(this::statement);
    } else if (statement instanceof Syntax.For each) {
      expression(each.items());
      target(each.target());
      made(each.target(), each.items());
      Set<String> before = Set.copyOf(changed);
      changed.clear();
      each.body().forEach(this::statement);
      renewed.removeAll(written(each.target())); // each round begins with another one
      aliased(each.target(), each.items());
      changed.addAll(before);
    } else if (statement instanceof Syntax.While repeated) {
      expression(repeated.test());
      repeated.body().forEach(this::statement);
    } else if (statement instanceof Syntax.Global global) {
      globals.addAll(global.names());
    } else if (statement instanceof Syntax.Return back && back.value() != null) {
      expression(back.value());
    }
  }

  /** What a loop runs over is written, too, where its body writes into places of what it gets. */
  private void aliased(Expression target, Expression items) {
    if (written(target).stream().anyMatch(changed::contains)) {
      Mentions over = new Mentions();
      over.expression(items);
      written.addAll(over.read);
      changed.addAll(over.read);
      renewed.addAll(over.read);
    }
  }

  /** The names that an expression reads. */
  static Set<String> readIn(Expression expression) {
    Mentions alone = new Mentions();
    alone.expression(expression);
    return alone.read;
  }

  private void made(Expression target, Expression value) {
    Set<String> of = Aliases.of(value);
    boolean holds = value instanceof Syntax.Pairs;
    written(target)
        .forEach(
            name -> (holds ? held : made).computeIfAbsent(name, any -> new HashSet<>()).addAll(of));
  }

  private void target(Expression target) {
    if (target instanceof Syntax.Name name) {
      written.add(name.name());
      bound.add(name.name());
    } else if (target instanceof Syntax.Items items) {
      items.items().forEach(this::target);
    } else if (target instanceof Syntax.Subscript subscript) {
      subscript.places().forEach(this::expression);
      if (subscript.of() instanceof Syntax.Name name) {
        written.add(name.name());
        changed.add(name.name());
      } else {
        changed(subscript.of());
      }
    } else if (target instanceof Syntax.Attribute attribute) {
      expression(attribute.of());
      written.add("." + attribute.name());
    }
  }

  private void renew(Syntax.Assignment assignment) {
    Set<String> read = readIn(assignment.value());
    for (Expression target : assignment.targets()) {
      Set<String> names = written(target);
      names.retainAll(read);
      renewed.addAll(names);
    }
  }

  private static Set<String> written(Expression target) {
    Mentions names = new Mentions();
    names.target(target);
    return names.written;
  }

  /** What is behind a name changes, and not the name. */
  private void changed(Expression of) {
    Mentions names = new Mentions();
    names.target(of);
    written.addAll(names.written);
    changed.addAll(names.written);
    changedInside.addAll(names.written);
  }

  private void expression(Expression expression) {
    if (expression instanceof Syntax.Name name) {
      read.add(name.name());
    } else if (expression instanceof Syntax.Prefix prefix) {
      expression(prefix.of());
    } else if (expression instanceof Syntax.Infix infix) {
      all(List.of(infix.left(), infix.right()));
    } else if (expression instanceof Syntax.Both both) {
      all(List.of(both.left(), both.right()));
    } else if (expression instanceof Syntax.Comparison comparison) {
      all(comparison.operands());
    } else if (expression instanceof Syntax.Either either) {
      all(List.of(either.test(), either.yes(), either.no()));
    } else if (expression instanceof Syntax.Attribute attribute) {
      expression(attribute.of());
      read.add("." + attribute.name());
    } else if (expression instanceof Syntax.Subscript subscript) {
      expression(subscript.of());
      all(subscript.places());
    } else if (expression instanceof Syntax.Spread spread) {
      expression(spread.of());
    } else if (expression instanceof Syntax.Items items) {
      all(items.items());
    } else if (expression instanceof Syntax.Call call) {
      call(call);
    } else if (expression instanceof Syntax.Comprehension comprehension) {
      expression(comprehension.element());
      if (comprehension.key() != null) {
        expression(comprehension.key());
      }
      comprehension.rounds().forEach(round -> expression(round.items()));
      comprehension.rounds().forEach(round -> all(round.conditions()));
    } else if (expression instanceof Syntax.Pairs pairs) {
      all(pairs.keys());
      all(pairs.values());
    } else if (expression instanceof Syntax.Lambda lambda) {
      expression(lambda.value());
    } else if (expression instanceof Syntax.Words words) {
      words.parts().stream().filter(part -> part != null).forEach(this::expression);
      all(words.shown());
      read.addAll(words.called());
    } else if (expression instanceof Syntax.Slice slice) {
      Stream.of(slice.from(), slice.to(), slice.step())
          .flatMap(Stream::ofNullable)
          .forEach(this::expression);
    }
  }

  /** A method may change what it is called on: {@code list.append(a)}. */
  private void call(Syntax.Call call) {
    expression(call.function());
    Called.object(call.function()).ifPresent(read::add);
    calls.add(
        new CallSite(
            Called.word(call.function()),
            call.arguments().stream().map(Mentions::readIn).toList(),
            call.keywords().stream()
                .collect(
                    Collectors.toMap(
                        Syntax.Keyword::name, one -> readIn(one.value()), (a, b) -> b))));
    all(call.arguments());
    call.keywords().forEach(keyword -> expression(keyword.value()));
    if (call.function() instanceof Syntax.Attribute method && CHANGING.contains(method.name())) {
      changed(method.of());
    }
  }

  private void all(List<Expression> expressions) {
    expressions.forEach(this::expression);
  }
}
