/**
 * A training script of numpy, read as a program of the notation.
 *
 * <p>Start with {@link backstep.script.Script}. Text becomes tokens in {@link
 * backstep.script.Lexer}, statements in {@link backstep.script.Parser}, and runs in {@link
 * backstep.script.Interpreter}, where a value is its numbers and, inside the training loop, the
 * {@link backstep.script.Formula} that it came from. {@link backstep.script.TrainingLoop} finds the
 * loop, {@link backstep.script.Trace} writes down its lines, {@link backstep.script.Lifting} makes
 * one matrix of many cells, {@link backstep.script.Assembly} a program of the lines, and {@link
 * backstep.script.Proof} runs both side by side. What numpy has is in {@link
 * backstep.script.NumpyLibrary}, {@link backstep.script.Reductions} and {@link
 * backstep.script.ArrayLibrary}, a line each. Python itself never runs. Knows nothing of the shell
 * and of what is judged.
 */
package backstep.script;
