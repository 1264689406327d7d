/**
 * What a network, and each of its hidden units, does over the inputs.
 *
 * <p>It is all in {@link backstep.insight.surface.Surface}. Knows nothing of training.
 */
package backstep.insight.surface;
