package backstep.script;

import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the loop over the samples: it changes what the training changes, and reads nothing that the
 * epoch has computed of that before. It stands in the training loop, or in a function that an epoch
 * calls.
 */
final class SampleLoop {
  private static final int DEEPEST = 5;

  private final ParameterChanges functions;
  private final SharedArrays shared;

  /**
   * Statements of which one leads on to the samples.
   *
   * @param through the loop over the samples, or what calls the function that has it
   */
  record Level(List<Statement> body, Statement through) {
    /** The statements besides that one. */
    List<Statement> others() {
      return body.stream().filter(one -> one != through).toList();
    }
  }

  private SampleLoop(List<Statement> script, SharedArrays shared) {
    this.functions = ParameterChanges.of(script);
    this.shared = shared;
  }

  /** The way there from the training loop, function by function; empty where an epoch is a step. */
  static List<Level> find(LoopSurvey.Candidate training, List<Statement> script) {
    return new SampleLoop(script, training.shared())
        .find(Rounds.body(training.loop()), training.changed(), Set.of(), 0);
  }

  /**
   * The way on from here.
   *
   * @param before what the epoch has computed of what changes, before it comes here
   */
  private List<Level> find(
      List<Statement> body, Set<String> changed, Set<String> before, int depth) {
    for (Statement statement : body) {
      if (statement instanceof Syntax.For each && trains(each, body, changed, before)) {
        return List.of(new Level(body, each));
      }
    }
    for (Statement statement : body) {
      Syntax.Call call = call(statement);
      Syntax.Definition function = called(call, functions.functions());
      if (function != null && depth < DEEPEST) {
        Set<String> derived = derived(statement, body, changed, null, before);
        List<Level> inside =
            find(
                function.body(),
                inside(function, call, changed),
                given(function, call, derived),
                depth + 1);
        if (!inside.isEmpty()) {
          List<Level> way = new ArrayList<>(List.of(new Level(body, statement)));
          way.addAll(inside);
          return way;
        }
      }
    }
    return List.of();
  }

  /** The call that a statement is, or whose value it writes, adds or appends; or null. */
  static Syntax.Call call(Statement statement) {
    Expression value = null;
    if (statement instanceof Syntax.Doing doing) {
      value = doing.expression();
    } else if (statement instanceof Syntax.Assignment assignment) {
      value = assignment.value();
    } else if (statement instanceof Syntax.Change change) {
      value = change.value();
    }
    if (!(value instanceof Syntax.Call call)) {
      return null;
    }
    boolean keeps = call.function() instanceof Syntax.Attribute && call.arguments().size() == 1;
    return keeps && call.arguments().get(0) instanceof Syntax.Call inside ? inside : call;
  }

  /** The function that is called, or the only method of the name; or null. */
  static Syntax.Definition called(Syntax.Call call, Map<String, Syntax.Definition> functions) {
    if (call != null && call.function() instanceof Syntax.Attribute method) {
      List<String> all = Called.functions("." + method.name(), functions);
      return all.size() == 1 ? functions.get(all.get(0)) : null;
    }
    return call != null && call.function() instanceof Syntax.Name name
        ? functions.get(name.name())
        : null;
  }

  /** What the training changes, with what the function calls it. */
  private static Set<String> inside(
      Syntax.Definition function, Syntax.Call call, Set<String> changed) {
    Set<String> names = new HashSet<>(changed);
    int self = call.function() instanceof Syntax.Attribute ? 1 : 0;
    int given = Math.min(call.arguments().size(), function.parameters().size() - self);
    for (int i = 0; i < given; i++) {
      if (call.arguments().get(i) instanceof Syntax.Name name
          && changed.stream().anyMatch(one -> isOf(one, Set.of(name.name())))) {
        names.add(function.parameters().get(i + self).name());
      }
    }
    return names;
  }

  /** What has been computed before a call, by the names that it has in the function. */
  private static Set<String> given(
      Syntax.Definition function, Syntax.Call call, Set<String> derived) {
    Set<String> names = new HashSet<>();
    derived.stream().filter(name -> name.startsWith(".")).forEach(names::add);
    int self = call.function() instanceof Syntax.Attribute ? 1 : 0;
    int given = Math.min(call.arguments().size(), function.parameters().size() - self);
    for (int i = 0; i < given; i++) {
      Expression argument = call.arguments().get(i);
      if (Mentions.readIn(argument).stream().anyMatch(derived::contains)) {
        names.add(function.parameters().get(i + self).name());
      }
    }
    return names;
  }

  private boolean trains(
      Syntax.For each, List<Statement> body, Set<String> changed, Set<String> before) {
    Set<String> written = Mentions.of(each).through(functions).written();
    Set<String> derived = derived(each, body, changed, written, before);
    return changed.stream().anyMatch(name -> isOf(name, written))
        && Mentions.of(each).read().stream().noneMatch(derived::contains);
  }

  /** True of what one of these names keeps. */
  static boolean isOf(String item, Set<String> names) {
    return names.stream()
        .anyMatch(
            one ->
                one.startsWith(".")
                    ? isAt(item, one, item.indexOf(one))
                    : item.startsWith(one) && isAt(item, one, 0));
  }

  /** True if a name is a whole part of what an item is called. */
  private static boolean isAt(String item, String name, int at) {
    int end = at + name.length();
    return at >= 0
        && (end == item.length()
            || "._".indexOf(item.charAt(end)) >= 0
            || isAt(item, name, item.indexOf(name, end)));
  }

  private static boolean changes(Set<String> names, Set<String> changed) {
    return changed.stream().anyMatch(one -> isOf(one, names));
  }

  /**
   * What the epoch has computed, before a statement, of names that this writes.
   *
   * @param inside these names; null for all that the training changes, but for what is only carried
   *     on, as a rate that gets smaller is
   */
  private Set<String> derived(
      Statement loop,
      List<Statement> body,
      Set<String> changed,
      Set<String> inside,
      Set<String> before) {
    Set<String> derived = new HashSet<>(before);
    for (Statement statement : body) {
      if (statement == loop) {
        break;
      }
      Mentions mentions = Mentions.of(statement).through(functions);
      boolean counts = inside == null && changes(mentions.written(), changed);
      boolean reads =
          mentions.read().stream()
              .anyMatch(
                  name ->
                      derived.contains(name)
                          || (inside != null && shared.isAmong(name, inside))
                          || (!counts
                              && (inside == null || inside.contains(name))
                              && changes(Set.of(name), changed)));
      if (reads) {
        derived.addAll(mentions.written());
      }
    }
    return derived;
  }
}
