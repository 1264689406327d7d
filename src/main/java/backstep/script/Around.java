package backstep.script;

import java.util.function.UnaryOperator;

/**
 * What a script finds around it, however often it is run.
 *
 * @param budget how much it may still compute
 * @param files the texts of the files beside it
 */
record Around(Budget budget, UnaryOperator<String> files) {}
