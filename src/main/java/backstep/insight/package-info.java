/**
 * Answers to questions about a run: which line made the first NaN, what comes of many seeds.
 *
 * <p>Start with {@link backstep.insight.NonFinite}. Each answer is data; the commands and {@code
 * render} say how it is shown. Knows nothing of the shell.
 */
package backstep.insight;
