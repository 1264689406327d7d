/**
 * Whether the gradients that a program computes are the slopes of its loss.
 *
 * <p>Start with {@link backstep.insight.gradient.GradientCheck}; {@link
 * backstep.insight.gradient.GradientCause} finds out why one is wrong, {@link
 * backstep.insight.gradient.Derived} what would be right. Knows nothing of units, layers or the
 * course of a run.
 */
package backstep.insight.gradient;
