/**
 * Which lines of a program are the hidden layers of a network, and what their units do over the
 * inputs.
 *
 * <p>Start with {@link backstep.insight.layer.HiddenLayer}. Knows nothing of training.
 */
package backstep.insight.layer;
