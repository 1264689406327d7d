/**
 * Answers to questions about a run: which line made the first NaN, why a cell has its value, which
 * version of a name each line reads, whether its gradients are right, where two programs part, what
 * comes of many seeds, and what is wrong with a training.
 *
 * <p>Start with {@link backstep.insight.Accesses}. Each answer is data; the commands and {@code
 * render} say how it is shown. Knows nothing of the shell.
 */
package backstep.insight;
