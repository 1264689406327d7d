/**
 * Answers to questions about a run: so far, which line made the first NaN.
 *
 * <p>Start with {@link backstep.insight.NonFinite}. Each answer is data; the commands and {@code
 * render} say how it is shown. Knows nothing of the shell.
 */
package backstep.insight;
