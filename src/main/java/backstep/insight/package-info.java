/**
 * Answers to questions about a run: which line made the first NaN, which version of a name each
 * line reads, and whether its gradients are right.
 *
 * <p>Start with {@link backstep.insight.Accesses}. Each answer is data; the commands and {@code
 * render} say how it is shown. Knows nothing of the shell.
 */
package backstep.insight;
