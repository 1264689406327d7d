package backstep.script;

import backstep.script.Syntax.Statement;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a script finds around it, however often it is run.
 *
 * @param budget how much it may still compute
 * @param files the texts of the files beside it
 * @param leftOut statements that are not run, and what they do that no program does
 */
record Around(Budget budget, UnaryOperator<String> files, Map<Statement, String> leftOut) {
  Around(Budget budget, UnaryOperator<String> files) {
    this(budget, files, new IdentityHashMap<>());
  }
}
