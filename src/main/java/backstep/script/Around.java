package backstep.script;

import backstep.script.Syntax.Statement;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a script finds around it, however often it is run.
 *
 * @param budget how much it may still compute
 * @param files the texts of the files beside it
 * @param leftOut statements that are not run, and what they do that no program does
 * @param kept names that the steps of an epoch read, and no epoch writes
 * @param locals what is known by now of the names of functions
 * @param definitions what is known by now of functions that the notation has, too
 */
record Around(
    Budget budget,
    UnaryOperator<String> files,
    Map<Statement, String> leftOut,
    Set<String> kept,
    Map<List<Statement>, Set<String>> locals,
    Map<List<Statement>, Optional<Definitions.Known>> definitions) {
  Around(Budget budget, UnaryOperator<String> files) {
    this(
        budget,
        files,
        new IdentityHashMap<>(),
        new HashSet<>(),
        new IdentityHashMap<>(),
        new IdentityHashMap<>());
  }

  /** The names that a function of these statements writes as its own. */
  Set<String> locals(List<Statement> body) {
    return locals.computeIfAbsent(body, any -> Mentions.of(any).local());
  }

  /** The function of the notation that a function is defined as, as far as its words tell. */
  Optional<Definitions.Known> definition(Value.Function function) {
    return function.value() == null
        ? definitions.computeIfAbsent(function.body(), any -> Definitions.like(function))
        : Optional.empty();
  }
}
