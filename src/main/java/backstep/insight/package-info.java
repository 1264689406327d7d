/**
 * Answers to questions about a run: what a line read, whether a gradient is right.
 *
 * <p>Start with {@link backstep.insight.Accesses}. Each answer is data; how it looks is in {@code
 * render}.
 */
package backstep.insight;
