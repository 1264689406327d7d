package backstep.script;

import backstep.script.Syntax.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a script finds around it, however often it is run.
 *
 * @param budget how much it may still compute
 * @param files the texts of the files beside it
 * @param leftOut statements that are not run, since no program can do what they do
 */
record Around(Budget budget, UnaryOperator<String> files, Set<Statement> leftOut) {
  Around(Budget budget, UnaryOperator<String> files) {
    this(budget, files, Collections.newSetFromMap(new IdentityHashMap<>()));
  }
}
