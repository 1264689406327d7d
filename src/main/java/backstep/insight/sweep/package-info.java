/**
 * How often a program learns: the same training from many seeds.
 *
 * <p>Start with {@link backstep.insight.sweep.Sweep}; what a run is said to have come to stands in
 * {@link backstep.insight.sweep.Outcome}. Knows nothing of single runs.
 */
package backstep.insight.sweep;
