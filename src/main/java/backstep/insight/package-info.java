/**
 * Answers to questions about a run, a folder a question: {@code why} a value is what it is, {@code
 * surface} what a network does over the inputs, {@code gradient} whether gradients are right,
 * {@code sweep} how often a program learns, {@code diagnosis} what is wrong.
 *
 * <p>Each answer is data; the commands and {@code render} say how it is shown. Knows nothing of the
 * shell.
 */
package backstep.insight;
